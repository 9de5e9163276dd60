using nietras.SeparatedValues;

namespace NasCloud.Training.Datasets.Formats.Tables;

/// <summary>Does something with a row, which is there only for so long.</summary>
internal delegate void TableRow(SepReader.Row row);
