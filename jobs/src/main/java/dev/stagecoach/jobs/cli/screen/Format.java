package dev.stagecoach.jobs.cli.screen;

import java.io.PrintWriter;
import java.util.Locale;

/** In what form rows are printed. */
public enum Format {
  /** For reading: columns aligned, thousands set apart. */
  TABLE {
    @Override
    public void print(Listing listing, PrintWriter out) {
      TableText.print(listing, out);
    }
  },
  /** RFC 4180, with a heading. */
  CSV {
    @Override
    public void print(Listing listing, PrintWriter out) {
      CsvText.print(listing, out);
    }
  },
  /** A list of objects, one a line. */
  JSON {
    @Override
    public void print(Listing listing, PrintWriter out) {
      JsonText.print(listing, out);
    }
  };

  /** Prints all rows. */
  public abstract void print(Listing listing, PrintWriter out);

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
