-- Grain: one row per credited member, segment and range of days: every measure that a KPI is made of.
-- Key: attribution, level, member_id, segment, period_grain, range_kind, period_start.
-- A member has a row for every period from its first fact on (trap 32); a rep only while in a team, having facts, or
-- holding deals or customers. Balances are running sums of their changes over the earlier periods.
with

measures as (

    select
        attribution,
        level,
        member_id,
        segment,
        period_grain,
        range_kind,
        period_start,
        sum(facts) filter (where measure = 'deals_won') as deals_won,
        sum(facts) filter (where measure = 'deals_lost') as deals_lost,
        sum(facts) filter (where measure = 'opportunities_created') as opportunities_created,
        sum(facts) filter (where measure = 'created_and_won') as created_and_won,
        sum(facts) filter (where measure = 'counted_wins') as counted_wins,
        sum(facts) filter (where measure = 'counted_losses') as counted_losses,
        sum(facts) filter (where measure = 'negative_cycle_deals') as negative_cycle_deals,
        sum(facts) filter (where measure = 'zero_amount_deals') as zero_amount_deals,
        sum(facts) filter (where measure = 'same_day_deals') as same_day_deals,
        sum(quantity_dated) filter (where measure = 'revenue') as revenue_dated,
        sum(quantity_constant) filter (where measure = 'revenue') as revenue_constant,
        sum(quantity_dated) filter (where measure = 'counted_revenue') as counted_revenue_dated,
        sum(quantity_constant) filter (where measure = 'counted_revenue') as counted_revenue_constant,
        sum(quantity_dated) filter (where measure = 'counted_lost_amount') as counted_lost_amount_dated,
        sum(quantity_constant) filter (where measure = 'counted_lost_amount') as counted_lost_amount_constant,
        sum(quantity_dated) filter (where measure = 'counted_margin') as counted_margin_dated,
        sum(quantity_constant) filter (where measure = 'counted_margin') as counted_margin_constant,
        sum(quantity_dated) filter (where measure = 'pipeline_created') as pipeline_created_dated,
        sum(quantity_constant) filter (where measure = 'pipeline_created') as pipeline_created_constant,
        sum(quantity_dated) filter (where measure = 'pipeline_due') as pipeline_due_dated,
        sum(quantity_constant) filter (where measure = 'pipeline_due') as pipeline_due_constant,
        sum(quantity_dated) filter (where measure = 'churned') as churned_arr_dated,
        sum(quantity_constant) filter (where measure = 'churned') as churned_arr_constant,
        sum(quantity_dated) filter (where measure = 'contraction') as contraction_arr_dated,
        sum(quantity_constant) filter (where measure = 'contraction') as contraction_arr_constant,
        sum(quantity_dated) filter (where measure = 'expansion') as expansion_arr_dated,
        sum(quantity_constant) filter (where measure = 'expansion') as expansion_arr_constant,
        sum(quantity_dated) filter (where measure = 'quota_amount') as quota_amount_dated,
        sum(quantity_constant) filter (where measure = 'quota_amount') as quota_amount_constant,
        sum(quantity_dated) filter (where measure = 'quota_deals') as quota_deals,
        sum(facts) filter (where measure = 'churned') as churned_customers,
        sum(quantity_dated) filter (where measure = 'counted_cycle') as cycle_days,
        sum(facts) filter (where measure = 'counted_cycle') as cycles,
        max(median_value) filter (where measure = 'counted_cycle') as median_cycle_days,
        max(distinct_values) filter (where measure = 'counted_account') as won_accounts,
        sum(facts) filter (where measure = 'open_pipeline') as open_deals_change,
        sum(quantity_dated) filter (where measure = 'open_pipeline') as open_pipeline_dated_change,
        sum(quantity_constant) filter (where measure = 'open_pipeline') as open_pipeline_constant_change,
        sum(facts) filter (where measure = 'long_deals') as long_deals_change,
        sum(facts) filter (where measure = 'arr') as contracts_change,
        sum(quantity_dated) filter (where measure = 'arr') as arr_dated_change,
        sum(quantity_constant) filter (where measure = 'arr') as arr_constant_change,
        sum(facts) filter (where measure = 'held_arr') as customers_change,
        sum(quantity_dated) filter (where measure = 'held_arr') as held_arr_dated_change,
        sum(quantity_constant) filter (where measure = 'held_arr') as held_arr_constant_change
    from core_measure_cell
    group by all

),

spans as (

    select
        attribution,
        level,
        member_id,
        segment,
        period_grain,
        min(period_start) as first_start,
        max(period_start) as last_start
    from measures
    where range_kind = 'whole'
    group by all

),

spine as (

    select
        spans.attribution,
        spans.level,
        spans.member_id,
        spans.segment,
        spans.period_grain,
        ranges.range_kind,
        ranges.period_start,
        spans.last_start
    from spans
    inner join core_reporting_range as ranges
        on
            ranges.period_grain = spans.period_grain
            and ranges.period_start >= spans.first_start

),

dense as (

    select
        spine.*,
        measures.* except (attribution, level, member_id, segment, period_grain, range_kind, period_start)
    from spine
    left join measures
        on
            measures.attribution = spine.attribution
            and measures.level = spine.level
            and measures.member_id = spine.member_id
            and measures.segment = spine.segment
            and measures.period_grain = spine.period_grain
            and measures.range_kind = spine.range_kind
            and measures.period_start = spine.period_start

),

opened as (

    select
        *,
        coalesce(sum(if(range_kind = 'whole', open_deals_change, 0)) over earlier, 0) as open_deals_at_start,
        coalesce(sum(if(range_kind = 'whole', open_pipeline_dated_change, 0)) over earlier, 0) as open_pipeline_dated_at_start,
        coalesce(sum(if(range_kind = 'whole', open_pipeline_constant_change, 0)) over earlier, 0) as open_pipeline_constant_at_start,
        coalesce(sum(if(range_kind = 'whole', long_deals_change, 0)) over earlier, 0) as long_deals_at_start,
        coalesce(sum(if(range_kind = 'whole', contracts_change, 0)) over earlier, 0) as contracts_at_start,
        coalesce(sum(if(range_kind = 'whole', arr_dated_change, 0)) over earlier, 0) as arr_dated_at_start,
        coalesce(sum(if(range_kind = 'whole', arr_constant_change, 0)) over earlier, 0) as arr_constant_at_start,
        coalesce(sum(if(range_kind = 'whole', customers_change, 0)) over earlier, 0) as customers_at_start,
        coalesce(sum(if(range_kind = 'whole', held_arr_dated_change, 0)) over earlier, 0) as held_arr_dated_at_start,
        coalesce(sum(if(range_kind = 'whole', held_arr_constant_change, 0)) over earlier, 0) as held_arr_constant_at_start
    from dense
    window
        earlier as (
            partition by attribution, level, member_id, segment, period_grain order by period_start
            range between unbounded preceding and 1 preceding
        )

),

final as (

    select
        cells.attribution,
        cells.level,
        cells.member_id,
        cells.segment,
        cells.period_grain,
        cells.range_kind,
        cells.period_start,
        coalesce(cells.deals_won, 0) as deals_won,
        coalesce(cells.deals_lost, 0) as deals_lost,
        coalesce(cells.opportunities_created, 0) as opportunities_created,
        coalesce(cells.created_and_won, 0) as created_and_won,
        coalesce(cells.counted_wins, 0) as counted_wins,
        coalesce(cells.counted_losses, 0) as counted_losses,
        coalesce(cells.negative_cycle_deals, 0) as negative_cycle_deals,
        coalesce(cells.zero_amount_deals, 0) as zero_amount_deals,
        coalesce(cells.same_day_deals, 0) as same_day_deals,
        coalesce(cells.revenue_dated, 0) as revenue_dated,
        coalesce(cells.revenue_constant, 0) as revenue_constant,
        coalesce(cells.counted_revenue_dated, 0) as counted_revenue_dated,
        coalesce(cells.counted_revenue_constant, 0) as counted_revenue_constant,
        coalesce(cells.counted_lost_amount_dated, 0) as counted_lost_amount_dated,
        coalesce(cells.counted_lost_amount_constant, 0) as counted_lost_amount_constant,
        coalesce(cells.counted_margin_dated, 0) as counted_margin_dated,
        coalesce(cells.counted_margin_constant, 0) as counted_margin_constant,
        coalesce(cells.pipeline_created_dated, 0) as pipeline_created_dated,
        coalesce(cells.pipeline_created_constant, 0) as pipeline_created_constant,
        coalesce(cells.pipeline_due_dated, 0) as pipeline_due_dated,
        coalesce(cells.pipeline_due_constant, 0) as pipeline_due_constant,
        coalesce(cells.churned_arr_dated, 0) as churned_arr_dated,
        coalesce(cells.churned_arr_constant, 0) as churned_arr_constant,
        coalesce(cells.contraction_arr_dated, 0) as contraction_arr_dated,
        coalesce(cells.contraction_arr_constant, 0) as contraction_arr_constant,
        coalesce(cells.expansion_arr_dated, 0) as expansion_arr_dated,
        coalesce(cells.expansion_arr_constant, 0) as expansion_arr_constant,
        coalesce(team_quotas.own_quota_amount_dated, cells.quota_amount_dated, team_quotas.below_quota_amount_dated) as quota_amount_dated,
        coalesce(team_quotas.own_quota_amount_constant, cells.quota_amount_constant, team_quotas.below_quota_amount_constant) as quota_amount_constant,
        coalesce(team_quotas.own_quota_deals, cells.quota_deals, team_quotas.below_quota_deals) as quota_deals,
        coalesce(cells.churned_customers, 0) as churned_customers,
        coalesce(cells.cycle_days, 0) as cycle_days,
        coalesce(cells.cycles, 0) as cycles,
        cells.median_cycle_days,
        coalesce(cells.won_accounts, 0) as won_accounts,
        cells.open_deals_at_start + coalesce(cells.open_deals_change, 0) as open_deals,
        cells.open_pipeline_dated_at_start + coalesce(cells.open_pipeline_dated_change, 0) as open_pipeline_dated,
        cells.open_pipeline_constant_at_start + coalesce(cells.open_pipeline_constant_change, 0) as open_pipeline_constant,
        cells.long_deals_at_start + coalesce(cells.long_deals_change, 0) as long_deals,
        cells.contracts_at_start + coalesce(cells.contracts_change, 0) as contracts,
        cells.arr_dated_at_start + coalesce(cells.arr_dated_change, 0) as arr_dated,
        cells.arr_constant_at_start + coalesce(cells.arr_constant_change, 0) as arr_constant,
        cells.customers_at_start,
        cells.customers_at_start + coalesce(cells.customers_change, 0) as customers,
        cells.held_arr_dated_at_start,
        cells.held_arr_dated_at_start + coalesce(cells.held_arr_dated_change, 0) as held_arr_dated,
        cells.held_arr_constant_at_start,
        cells.held_arr_constant_at_start + coalesce(cells.held_arr_constant_change, 0) as held_arr_constant
    from opened as cells
    left join core_team_quota as team_quotas
        on
            team_quotas.level = cells.level
            and team_quotas.member_id = cells.member_id
            and team_quotas.period_grain = cells.period_grain
            and team_quotas.period_start = cells.period_start
            and cells.segment = 'all'
            and cells.range_kind = 'whole'
    left join core_member_period as members
        on
            cells.level = 'rep'
            and members.level = cells.level
            and members.member_id = cells.member_id
            and members.period_grain = cells.period_grain
            and members.period_start = cells.period_start
    where
        cells.level <> 'rep'
        or cells.period_start <= cells.last_start
        or members.team_id <> '(no team)'
        or cells.open_deals_at_start <> 0
        or cells.contracts_at_start <> 0
        or cells.customers_at_start <> 0

)

select * from final
