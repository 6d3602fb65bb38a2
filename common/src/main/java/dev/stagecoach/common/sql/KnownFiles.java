package dev.stagecoach.common.sql;

import static scala.jdk.javaapi.CollectionConverters.asScala;

import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.datasources.FileIndex;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.PartitionDirectory;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.collection.immutable.Seq;

/**
 * Files of Parquet of which all is known that Spark would look up whenever it is given their names.
 *
 * @param folder in which they lie
 * @param files all of them, by their whole paths
 */
public record KnownFiles(Path folder, List<FileStatus> files) implements FileIndex {
  /** The files of a folder. */
  public KnownFiles {
    files = List.copyOf(files);
  }

  /** Their rows; a column that a file lacks is null there. */
  public Dataset<Row> rows(org.apache.spark.sql.SparkSession session, StructType schema) {
    SparkSession reader = (SparkSession) session;
    return reader.baseRelationToDataFrame(
        new HadoopFsRelation(
            this,
            partitionSchema(),
            schema,
            Option.empty(),
            new LightParquet(),
            Map$.MODULE$.empty(),
            reader));
  }

  @Override
  public Seq<Path> rootPaths() {
    return asScala(List.of(folder)).toSeq();
  }

  @Override
  public Seq<PartitionDirectory> listFiles(
      Seq<Expression> partitionFilters, Seq<Expression> dataFilters) {
    FileStatus[] all = files.toArray(FileStatus[]::new);
    return asScala(List.of(PartitionDirectory.apply(InternalRow.empty(), all))).toSeq();
  }

  @Override
  public String[] inputFiles() {
    return files.stream().map(file -> file.getPath().toString()).toArray(String[]::new);
  }

  @Override
  public void refresh() {
    // What is known stays true: nobody changes a file that a log names.
  }

  @Override
  public long sizeInBytes() {
    return files.stream().mapToLong(FileStatus::getLen).sum();
  }

  @Override
  public StructType partitionSchema() {
    return new StructType();
  }
}
