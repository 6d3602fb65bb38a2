package dev.stagecoach.jobs.check;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The functions that configured expressions may call: each gives one value for one row, the same on
 * every run, and reaches nothing outside the row: no files, classes, clock, chance or session.
 */
final class AllowedFunctions {
  private static final String TEXT =
      "ascii bit_length btrim char char_length character_length chr concat concat_ws contains elt"
          + " endswith find_in_set format_number format_string initcap instr lcase left len length"
          + " levenshtein locate lower lpad ltrim overlay position printf regexp regexp_extract"
          + " regexp_extract_all regexp_instr regexp_like regexp_replace regexp_substr replace"
          + " reverse right rlike rpad rtrim soundex split split_part startswith substr substring"
          + " substring_index to_char to_varchar translate trim ucase unbase64 base64 upper"
          + " url_decode url_encode parse_url try_url_decode";
  private static final String NUMBERS =
      "abs bround bigint boolean cbrt ceil ceiling date decimal div double e() exp float floor"
          + " greatest hypot int least ln log log10 log1p log2 mod negative pi() pmod positive pow"
          + " power rint round sign signum smallint sqrt string timestamp tinyint to_number"
          + " try_add try_divide try_mod try_multiply try_subtract try_to_number width_bucket";
  private static final String TIMES =
      "add_months convert_timezone date_add date_diff date_format date_from_unix_date date_part"
          + " date_sub date_trunc dateadd datediff datepart day dayname dayofmonth dayofweek"
          + " dayofyear extract from_unixtime from_utc_timestamp hour last_day make_date"
          + " make_dt_interval make_interval make_timestamp make_ym_interval minute month monthname"
          + " months_between next_day quarter second timestamp_micros timestamp_millis"
          + " timestamp_seconds to_date to_timestamp to_unix_timestamp"
          + " to_utc_timestamp trunc try_make_timestamp try_to_date try_to_timestamp unix_date"
          + " unix_micros unix_millis unix_seconds unix_timestamp weekday weekofyear year";
  private static final String CHOICES =
      "and coalesce decode equal_null if ifnull in isnan isnotnull isnull nanvl"
          + " not nullif nullifzero nvl nvl2 or zeroifnull when between like ilike";
  private static final String COLLECTIONS =
      "aggregate array array_append array_compact array_contains array_distinct array_except"
          + " array_intersect array_join array_max array_min array_position array_prepend"
          + " array_remove array_size array_sort array_union arrays_overlap cardinality"
          + " element_at exists filter flatten forall get map map_concat map_contains_key"
          + " map_entries map_filter map_from_arrays map_from_entries map_keys map_values"
          + " named_struct reduce size slice sort_array str_to_map struct transform transform_keys"
          + " transform_values try_element_at";
  private static final String DOCUMENTS =
      "from_json get_json_object json_array_length json_object_keys to_json";
  private static final String FINGERPRINTS = "crc32 hash hex md5 sha sha1 sha2 unhex xxhash64";

  private static final Set<String> NAMES =
      Stream.of(TEXT, NUMBERS, TIMES, CHOICES, COLLECTIONS, DOCUMENTS, FINGERPRINTS)
          .flatMap(names -> Arrays.stream(names.split(" ", -1)))
          .collect(Collectors.toUnmodifiableSet());

  private AllowedFunctions() {}

  /**
   * The names, in lower case. One that ends with {@code ()} is called without arguments: without
   * them {@code unix_timestamp} would read the clock.
   */
  static Set<String> names() {
    return NAMES;
  }
}
