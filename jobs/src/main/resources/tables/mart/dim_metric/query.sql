-- Grain: one row per metric of mart.kpi. Key: metric.
with

final as (

    select
        metric,
        label,
        description,
        unit,
        direction,
        type,
        timing,
        formula,
        is_kpi
    from
        values
        (
            'win_rate',
            'Win rate',
            'Deals won by all deals closed in the period.',
            'share',
            'up',
            'objective',
            'lagging',
            'deals won / (deals won + deals lost)',
            true
        ),
        (
            'average_deal_size',
            'Average deal size',
            'Mean amount of deals won in the period.',
            'currency',
            'up',
            'objective',
            'lagging',
            'amount of deals won / deals won',
            true
        ),
        (
            'average_profit_margin',
            'Average profit margin',
            'Mean amount left of a deal won after the cost of fulfilling it.',
            'currency',
            'up',
            'objective',
            'lagging',
            '(amount of deals won - fulfilment cost) / deals won',
            true
        ),
        (
            'sales_cycle_length',
            'Sales cycle length',
            'Mean days from creation to first win of deals won in the period.',
            'days',
            'down',
            'objective',
            'lagging',
            'days from creation to first win / deals won',
            true
        ),
        (
            'arpa',
            'Revenue per account',
            'Revenue from deals won per account that won any.',
            'currency',
            'up',
            'objective',
            'lagging',
            'amount of deals won / distinct accounts with a deal won',
            true
        ),
        (
            'arr',
            'Annual recurring revenue',
            'Yearly value of the contracts in force on the last known day of the period.',
            'currency',
            'up',
            'objective',
            'lagging',
            'sum of contract value / contract years',
            true
        ),
        (
            'logo_churn',
            'Customer churn',
            'Customers of the start without a contract in force at the end.',
            'share',
            'down',
            'objective',
            'lagging',
            'customers lost / customers at the start',
            true
        ),
        (
            'quota_attainment',
            'Quota attainment',
            'Amount won against the quota in force, weighted by days.',
            'share',
            'up',
            'objective',
            'lagging',
            'amount of deals won / quota',
            true
        ),
        (
            'deal_quota_attainment',
            'Quota attainment by deals',
            'Deals won against the quota of deals in force, weighted by days.',
            'share',
            'up',
            'objective',
            'lagging',
            'deals won / quota of deals',
            false
        ),
        (
            'gross_revenue_retention',
            'Gross revenue retention',
            'Yearly value kept of the customers of the start, gains left out.',
            'share',
            'up',
            'objective',
            'lagging',
            '(start - contraction - churn) / start',
            false
        ),
        (
            'net_revenue_retention',
            'Net revenue retention',
            'Yearly value of the customers of the start, gains included.',
            'share',
            'up',
            'objective',
            'lagging',
            '(start + expansion - contraction - churn) / start',
            false
        ),
        (
            'created_win_rate',
            'Win rate by creation',
            'Deals created in the period that were won since, open ones included below the line.',
            'share',
            'up',
            'objective',
            'lagging',
            'deals created and won / deals created',
            false
        ),
        (
            'value_win_rate',
            'Win rate by value',
            'Amount won of the amount closed.',
            'share',
            'up',
            'objective',
            'lagging',
            'amount of deals won / amount of deals won and lost',
            false
        ),
        (
            'sales_velocity',
            'Sales velocity',
            'Revenue a day that the open pipeline promises at the current rates.',
            'currency a day',
            'up',
            'objective',
            'leading',
            'open deals x average deal size x win rate / sales cycle length',
            false
        ),
        (
            'pipeline_coverage',
            'Pipeline coverage',
            'Open amount due in the period against what is missing to the quota; empty once it is met.',
            'ratio',
            'up',
            'objective',
            'leading',
            'open amount due in the period / (quota - amount won)',
            false
        ),
        (
            'median_sales_cycle',
            'Median sales cycle',
            'Days within which half of the deals won were won.',
            'days',
            'down',
            'objective',
            'lagging',
            'median of days from creation to first win',
            false
        ),
        (
            'deals_won',
            'Deals won',
            'Deals whose standing close is a win.',
            'deals',
            'up',
            'objective',
            'lagging',
            'count of deals won',
            false
        ),
        (
            'deals_lost',
            'Deals lost',
            'Deals whose standing close is a loss.',
            'deals',
            'down',
            'objective',
            'lagging',
            'count of deals lost',
            false
        ),
        (
            'revenue_generated',
            'Revenue generated',
            'Amount of deals won.',
            'currency',
            'up',
            'objective',
            'lagging',
            'amount of deals won',
            false
        ),
        (
            'opportunities_created',
            'Opportunities created',
            'Deals created in the period.',
            'deals',
            'up',
            'activity',
            'leading',
            'count of deals created',
            false
        ),
        (
            'pipeline_created',
            'Pipeline created',
            'Amount, as known now, of deals created in the period.',
            'currency',
            'up',
            'activity',
            'leading',
            'amount of deals created',
            false
        ),
        (
            'open_deals',
            'Open deals',
            'Deals open on the last known day of the period.',
            'deals',
            'up',
            'objective',
            'leading',
            'count of open deals',
            false
        ),
        (
            'open_pipeline',
            'Open pipeline',
            'Amount of deals open on the last known day of the period.',
            'currency',
            'up',
            'objective',
            'leading',
            'amount of open deals',
            false
        ),
        (
            'customers',
            'Customers',
            'Accounts with a contract in force on the last known day of the period.',
            'customers',
            'up',
            'objective',
            'lagging',
            'count of customers',
            false
        ),
        (
            'deals_over_p90_cycle',
            'Deals running long',
            'Open deals older than nine in ten won deals were when they were won.',
            'deals',
            'down',
            'objective',
            'leading',
            'count of open deals older than the 90th percentile of the cycle',
            false
        ),
        (
            'negative_cycle_deals',
            'Deals won before creation',
            'Closed deals whose first win lies before their creation: a mistake in the data.',
            'deals',
            'down',
            'objective',
            'lagging',
            'count of deals closed with a negative cycle',
            false
        ),
        (
            'zero_amount_deals',
            'Deals without an amount',
            'Closed deals with an amount of zero or below.',
            'deals',
            'down',
            'objective',
            'lagging',
            'count of deals closed with amount <= 0',
            false
        ),
        (
            'same_day_deals',
            'Deals closed on the day of creation',
            'Closed deals that were created on the same day.',
            'deals',
            'down',
            'objective',
            'lagging',
            'count of deals closed on their first day',
            false
        )
        as metrics (metric, label, description, unit, direction, type, timing, formula, is_kpi)

)

select * from final
