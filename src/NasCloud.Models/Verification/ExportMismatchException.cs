namespace NasCloud.Models.Verification;

/// <summary>An exported network does not compute what the trained one does.</summary>
/// <param name="difference">How they differ.</param>
public sealed class ExportMismatchException(string difference) : Exception(
    $"The exported ONNX model does not compute what the trained network does: {difference}. Nothing of it was kept; the weights are. This is an error of NasCloud's: please report it with architecture.json.");
