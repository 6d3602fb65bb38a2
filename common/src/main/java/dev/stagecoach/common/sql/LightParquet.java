package dev.stagecoach.common.sql;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.StructType;
import scala.Function1;
import scala.collection.Iterator;
import scala.collection.immutable.Map;
import scala.collection.immutable.Seq;

/**
 * Parquet as Spark reads it, whose tasks are sent Hadoop's settings without where each comes from:
 * Hadoop compresses each of a thousand origins by itself, which for a scan takes ten milliseconds.
 */
final class LightParquet extends ParquetFileFormat {
  private static final long serialVersionUID = 1L;

  @Override
  public Function1<PartitionedFile, Iterator<InternalRow>> buildReaderWithPartitionValues(
      SparkSession session,
      StructType dataSchema,
      StructType partitionSchema,
      StructType requiredSchema,
      Seq<Filter> filters,
      Map<String, String> options,
      Configuration settings) {
    return super.buildReaderWithPartitionValues(
        session,
        dataSchema,
        partitionSchema,
        requiredSchema,
        filters,
        options,
        withoutOrigins(settings));
  }

  static Configuration withoutOrigins(Configuration settings) {
    Configuration values = new Configuration(false);
    values.addResource(settings);
    return values;
  }
}
