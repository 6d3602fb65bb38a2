-- Grain: one row per business day. Key: day_on.
with

final as (

    select
        day_on,
        year(day_on) as year,
        quarter(day_on) as quarter,
        month(day_on) as month,
        date_format(day_on, 'EEEE') as weekday,
        week_start,
        month_start,
        quarter_start,
        year_start,
        fiscal_quarter_start,
        fiscal_year_start,
        day_on <= :as_of_on as is_known
    from core_calendar_day

)

select * from final
