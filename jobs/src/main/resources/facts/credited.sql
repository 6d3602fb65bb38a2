${unit} in (select unit_key from core.reporting_unit where level = ${level} and member_id = ${member})
