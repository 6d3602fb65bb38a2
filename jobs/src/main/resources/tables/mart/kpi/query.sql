-- Grain: one row per period, credited member, segment, attribution, metric and currency basis.
-- Key: period_grain, period_start, level, member_id, segment, attribution, metric, currency_basis.
-- Every ratio is the quotient of sums over the member's own facts, never an average of ratios (trap 28), and null
-- without a denominator. The measures are defined where they are made: core.deal_fact, core.pipeline_fact,
-- core.contract_fact, core.quota_fact.
with

measures as (

    select
        *,
        counted_wins + counted_losses as counted_closes,
        cycle_days / nullif(cycles, 0) as mean_cycle_days,
        if(quota_amount_dated > revenue_dated, quota_amount_dated - revenue_dated, null) as shortfall_dated,
        if(
            quota_amount_constant > revenue_constant, quota_amount_constant - revenue_constant, null
        ) as shortfall_constant
    from core_measure_period

),

parts as (

    select
        attribution,
        level,
        member_id,
        segment,
        period_grain,
        range_kind,
        period_start,
        array(
            struct(
                'win_rate' as metric, 'dated' as currency_basis, 'ratio' as form, false as is_money,
                cast(counted_wins as decimal(28, 6)) as numerator,
                cast(counted_closes as decimal(28, 6)) as denominator,
                counted_closes as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'average_deal_size' as metric, 'dated' as currency_basis, 'ratio' as form, true as is_money,
                cast(counted_revenue_dated as decimal(28, 6)) as numerator,
                cast(counted_wins as decimal(28, 6)) as denominator,
                counted_wins as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'average_deal_size' as metric, 'constant' as currency_basis, 'ratio' as form, true as is_money,
                cast(counted_revenue_constant as decimal(28, 6)) as numerator,
                cast(counted_wins as decimal(28, 6)) as denominator,
                counted_wins as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'average_profit_margin' as metric, 'dated' as currency_basis, 'ratio' as form, true as is_money,
                cast(counted_margin_dated as decimal(28, 6)) as numerator,
                cast(counted_wins as decimal(28, 6)) as denominator,
                counted_wins as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'average_profit_margin' as metric, 'constant' as currency_basis, 'ratio' as form, true as is_money,
                cast(counted_margin_constant as decimal(28, 6)) as numerator,
                cast(counted_wins as decimal(28, 6)) as denominator,
                counted_wins as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'sales_cycle_length' as metric, 'dated' as currency_basis, 'ratio' as form, false as is_money,
                cast(cycle_days as decimal(28, 6)) as numerator,
                cast(cycles as decimal(28, 6)) as denominator,
                cycles as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'arpa' as metric, 'dated' as currency_basis, 'ratio' as form, true as is_money,
                cast(counted_revenue_dated as decimal(28, 6)) as numerator,
                cast(won_accounts as decimal(28, 6)) as denominator,
                won_accounts as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'arpa' as metric, 'constant' as currency_basis, 'ratio' as form, true as is_money,
                cast(counted_revenue_constant as decimal(28, 6)) as numerator,
                cast(won_accounts as decimal(28, 6)) as denominator,
                won_accounts as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'arr' as metric, 'dated' as currency_basis, 'sum' as form, true as is_money,
                cast(arr_dated as decimal(28, 6)) as numerator,
                cast(null as decimal(28, 6)) as denominator,
                contracts as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'arr' as metric, 'constant' as currency_basis, 'sum' as form, true as is_money,
                cast(arr_constant as decimal(28, 6)) as numerator,
                cast(null as decimal(28, 6)) as denominator,
                contracts as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'logo_churn' as metric, 'dated' as currency_basis, 'ratio' as form, false as is_money,
                cast(churned_customers as decimal(28, 6)) as numerator,
                cast(customers_at_start as decimal(28, 6)) as denominator,
                customers_at_start as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'quota_attainment' as metric, 'dated' as currency_basis, 'ratio' as form, false as is_money,
                cast(revenue_dated as decimal(28, 6)) as numerator,
                cast(quota_amount_dated as decimal(28, 6)) as denominator,
                deals_won as sample_size,
                cast(if(quota_amount_dated > 0, 1, null) as decimal(28, 6)) as target
            ),
            struct(
                'quota_attainment' as metric, 'constant' as currency_basis, 'ratio' as form, false as is_money,
                cast(revenue_constant as decimal(28, 6)) as numerator,
                cast(quota_amount_constant as decimal(28, 6)) as denominator,
                deals_won as sample_size,
                cast(if(quota_amount_constant > 0, 1, null) as decimal(28, 6)) as target
            ),
            struct(
                'deal_quota_attainment' as metric, 'dated' as currency_basis, 'ratio' as form, false as is_money,
                cast(deals_won as decimal(28, 6)) as numerator,
                cast(quota_deals as decimal(28, 6)) as denominator,
                deals_won as sample_size,
                cast(if(quota_deals > 0, 1, null) as decimal(28, 6)) as target
            ),
            struct(
                'gross_revenue_retention' as metric, 'dated' as currency_basis, 'ratio' as form, false as is_money,
                cast(held_arr_dated_at_start - churned_arr_dated - contraction_arr_dated as decimal(28, 6)) as numerator,
                cast(held_arr_dated_at_start as decimal(28, 6)) as denominator,
                customers_at_start as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'gross_revenue_retention' as metric, 'constant' as currency_basis, 'ratio' as form, false as is_money,
                cast(held_arr_constant_at_start - churned_arr_constant - contraction_arr_constant as decimal(28, 6)) as numerator,
                cast(held_arr_constant_at_start as decimal(28, 6)) as denominator,
                customers_at_start as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'net_revenue_retention' as metric, 'dated' as currency_basis, 'ratio' as form, false as is_money,
                cast(held_arr_dated_at_start + expansion_arr_dated - churned_arr_dated - contraction_arr_dated as decimal(28, 6)) as numerator,
                cast(held_arr_dated_at_start as decimal(28, 6)) as denominator,
                customers_at_start as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'net_revenue_retention' as metric, 'constant' as currency_basis, 'ratio' as form, false as is_money,
                cast(held_arr_constant_at_start + expansion_arr_constant - churned_arr_constant - contraction_arr_constant as decimal(28, 6)) as numerator,
                cast(held_arr_constant_at_start as decimal(28, 6)) as denominator,
                customers_at_start as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'created_win_rate' as metric, 'dated' as currency_basis, 'ratio' as form, false as is_money,
                cast(created_and_won as decimal(28, 6)) as numerator,
                cast(opportunities_created as decimal(28, 6)) as denominator,
                opportunities_created as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'value_win_rate' as metric, 'dated' as currency_basis, 'ratio' as form, false as is_money,
                cast(counted_revenue_dated as decimal(28, 6)) as numerator,
                cast(counted_revenue_dated + counted_lost_amount_dated as decimal(28, 6)) as denominator,
                counted_closes as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'value_win_rate' as metric, 'constant' as currency_basis, 'ratio' as form, false as is_money,
                cast(counted_revenue_constant as decimal(28, 6)) as numerator,
                cast(counted_revenue_constant + counted_lost_amount_constant as decimal(28, 6)) as denominator,
                counted_closes as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'sales_velocity' as metric, 'dated' as currency_basis, 'ratio' as form, true as is_money,
                cast(open_deals * counted_revenue_dated / nullif(counted_closes, 0) as decimal(28, 6)) as numerator,
                cast(mean_cycle_days as decimal(28, 6)) as denominator,
                open_deals as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'sales_velocity' as metric, 'constant' as currency_basis, 'ratio' as form, true as is_money,
                cast(open_deals * counted_revenue_constant / nullif(counted_closes, 0) as decimal(28, 6)) as numerator,
                cast(mean_cycle_days as decimal(28, 6)) as denominator,
                open_deals as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'pipeline_coverage' as metric, 'dated' as currency_basis, 'ratio' as form, false as is_money,
                cast(pipeline_due_dated as decimal(28, 6)) as numerator,
                cast(shortfall_dated as decimal(28, 6)) as denominator,
                open_deals as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'pipeline_coverage' as metric, 'constant' as currency_basis, 'ratio' as form, false as is_money,
                cast(pipeline_due_constant as decimal(28, 6)) as numerator,
                cast(shortfall_constant as decimal(28, 6)) as denominator,
                open_deals as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'median_sales_cycle' as metric, 'dated' as currency_basis, 'quantile' as form, false as is_money,
                cast(median_cycle_days as decimal(28, 6)) as numerator,
                cast(null as decimal(28, 6)) as denominator,
                cycles as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'deals_won' as metric, 'dated' as currency_basis, 'sum' as form, false as is_money,
                cast(deals_won as decimal(28, 6)) as numerator,
                cast(null as decimal(28, 6)) as denominator,
                deals_won as sample_size,
                cast(quota_deals as decimal(28, 6)) as target
            ),
            struct(
                'deals_lost' as metric, 'dated' as currency_basis, 'sum' as form, false as is_money,
                cast(deals_lost as decimal(28, 6)) as numerator,
                cast(null as decimal(28, 6)) as denominator,
                deals_lost as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'revenue_generated' as metric, 'dated' as currency_basis, 'sum' as form, true as is_money,
                cast(revenue_dated as decimal(28, 6)) as numerator,
                cast(null as decimal(28, 6)) as denominator,
                deals_won as sample_size,
                cast(quota_amount_dated as decimal(28, 6)) as target
            ),
            struct(
                'revenue_generated' as metric, 'constant' as currency_basis, 'sum' as form, true as is_money,
                cast(revenue_constant as decimal(28, 6)) as numerator,
                cast(null as decimal(28, 6)) as denominator,
                deals_won as sample_size,
                cast(quota_amount_constant as decimal(28, 6)) as target
            ),
            struct(
                'opportunities_created' as metric, 'dated' as currency_basis, 'sum' as form, false as is_money,
                cast(opportunities_created as decimal(28, 6)) as numerator,
                cast(null as decimal(28, 6)) as denominator,
                opportunities_created as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'pipeline_created' as metric, 'dated' as currency_basis, 'sum' as form, true as is_money,
                cast(pipeline_created_dated as decimal(28, 6)) as numerator,
                cast(null as decimal(28, 6)) as denominator,
                opportunities_created as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'pipeline_created' as metric, 'constant' as currency_basis, 'sum' as form, true as is_money,
                cast(pipeline_created_constant as decimal(28, 6)) as numerator,
                cast(null as decimal(28, 6)) as denominator,
                opportunities_created as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'open_deals' as metric, 'dated' as currency_basis, 'sum' as form, false as is_money,
                cast(open_deals as decimal(28, 6)) as numerator,
                cast(null as decimal(28, 6)) as denominator,
                open_deals as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'open_pipeline' as metric, 'dated' as currency_basis, 'sum' as form, true as is_money,
                cast(open_pipeline_dated as decimal(28, 6)) as numerator,
                cast(null as decimal(28, 6)) as denominator,
                open_deals as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'open_pipeline' as metric, 'constant' as currency_basis, 'sum' as form, true as is_money,
                cast(open_pipeline_constant as decimal(28, 6)) as numerator,
                cast(null as decimal(28, 6)) as denominator,
                open_deals as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'customers' as metric, 'dated' as currency_basis, 'sum' as form, false as is_money,
                cast(customers as decimal(28, 6)) as numerator,
                cast(null as decimal(28, 6)) as denominator,
                customers as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'deals_over_p90_cycle' as metric, 'dated' as currency_basis, 'sum' as form, false as is_money,
                cast(long_deals as decimal(28, 6)) as numerator,
                cast(null as decimal(28, 6)) as denominator,
                open_deals as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'negative_cycle_deals' as metric, 'dated' as currency_basis, 'sum' as form, false as is_money,
                cast(negative_cycle_deals as decimal(28, 6)) as numerator,
                cast(null as decimal(28, 6)) as denominator,
                deals_won + deals_lost as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'zero_amount_deals' as metric, 'dated' as currency_basis, 'sum' as form, false as is_money,
                cast(zero_amount_deals as decimal(28, 6)) as numerator,
                cast(null as decimal(28, 6)) as denominator,
                deals_won + deals_lost as sample_size,
                cast(null as decimal(28, 6)) as target
            ),
            struct(
                'same_day_deals' as metric, 'dated' as currency_basis, 'sum' as form, false as is_money,
                cast(same_day_deals as decimal(28, 6)) as numerator,
                cast(null as decimal(28, 6)) as denominator,
                deals_won + deals_lost as sample_size,
                cast(null as decimal(28, 6)) as target
            )
        ) as parts
    from measures

),

metrics as (

    select
        * except (parts),
        transform(
            parts,
            part -> struct(
                part.metric,
                part.currency_basis,
                if(part.form = 'quantile', null, part.numerator) as numerator,
                nullif(part.denominator, 0) as denominator,
                cast(
                    case
                        when part.form = 'ratio' and part.is_money
                            then round(part.numerator / nullif(part.denominator, 0), 2)
                        when part.form = 'ratio' then part.numerator / nullif(part.denominator, 0)
                        when part.is_money then round(part.numerator, 2)
                        else part.numerator
                    end as decimal(28, 8)
                ) as value,
                part.sample_size,
                part.target
            )
        ) as metrics
    from parts

),

-- Metrics stand in the same place of every array, so that an earlier value is found by its place.
earlier as (

    select
        * except (metrics),
        transform(metrics, metric -> metric.value) as metric_values
    from metrics

),

periods as (

    select
        *,
        period_end <= date_add(:as_of_on, 1) as is_complete
    from core_period

),

compared as (

    select
        metrics.*,
        periods.is_complete,
        previous.metric_values as previous_values,
        year_ago.metric_values as year_ago_values
    from metrics
    inner join periods
        on
            periods.period_grain = metrics.period_grain
            and periods.period_start = metrics.period_start
    left join earlier as previous
        on
            previous.attribution = metrics.attribution
            and previous.level = metrics.level
            and previous.member_id = metrics.member_id
            and previous.segment = metrics.segment
            and previous.period_grain = metrics.period_grain
            and previous.period_start = periods.previous_start
            and previous.range_kind = if(periods.is_complete, 'whole', 'previous_to_date')
    left join earlier as year_ago
        on
            year_ago.attribution = metrics.attribution
            and year_ago.level = metrics.level
            and year_ago.member_id = metrics.member_id
            and year_ago.segment = metrics.segment
            and year_ago.period_grain = metrics.period_grain
            and year_ago.period_start = periods.year_ago_start
            and year_ago.range_kind = if(periods.is_complete, 'whole', 'year_ago_to_date')
    where metrics.range_kind = 'whole'

),

listed as (

    select
        * except (metrics),
        posexplode(metrics) as (place, found)
    from compared

),

final as (

    select
        compared.period_grain,
        compared.period_start,
        compared.level,
        compared.member_id,
        members.team_id,
        members.team_name,
        members.team_depth,
        members.rep_id,
        members.rep_name,
        compared.segment,
        compared.attribution,
        :as_of as as_of,
        compared.found.metric,
        compared.found.currency_basis,
        compared.is_complete,
        compared.found.numerator,
        compared.found.denominator,
        compared.found.value,
        compared.found.sample_size,
        compared.found.target,
        cast(compared.found.value / nullif(compared.found.target, 0) as decimal(28, 8)) as attainment,
        compared.previous_values[compared.place] as previous_value,
        compared.year_ago_values[compared.place] as year_ago_value
    from listed as compared
    inner join core_member_period as members
        on
            members.level = compared.level
            and members.member_id = compared.member_id
            and members.period_grain = compared.period_grain
            and members.period_start = compared.period_start

)

select * from final
