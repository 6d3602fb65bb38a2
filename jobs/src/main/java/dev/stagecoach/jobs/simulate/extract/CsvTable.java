package dev.stagecoach.jobs.simulate.extract;

import java.util.SortedMap;
import java.util.TreeMap;

/** One table of an extract: a file of the first delivery, and what each night adds to it. */
public final class CsvTable {
  private final String name;
  private final String header;
  private final CsvSink first;
  private final SortedMap<Integer, CsvSink> nights = new TreeMap<>();

  CsvTable(String name, String header, CsvSink first) {
    this.name = name;
    this.header = header;
    this.first = first;
  }

  /** Where the rows of a delivery go: 0 is the first extract, 1 the first night. */
  public CsvSink delivery(int delivery) {
    return delivery == 0 ? first : nights.computeIfAbsent(delivery, night -> CsvSink.kept());
  }

  String name() {
    return name;
  }

  String header() {
    return header;
  }

  SortedMap<Integer, CsvSink> nights() {
    return nights;
  }
}
