using NasCloud.Training.Datasets;

namespace NasCloud.Cli.Diagnosis;

/// <summary>Checks which data sets can be used.</summary>
internal static class DataChecks
{
    public static CheckResult SharedFolder(string? folder) => folder switch
    {
        null or "" => CheckResult.Ok(DatasetCatalog.SharedFolderVariable, "not set"),
        _ when Directory.Exists(folder) => CheckResult.Ok(DatasetCatalog.SharedFolderVariable, folder),
        _ => new CheckResult(DatasetCatalog.SharedFolderVariable, CheckOutcome.Warning, $"{folder}: there is no such folder", "correct it or unset it"),
    };

    public static CheckResult Available(DatasetCatalog catalog) => CheckResult.Ok("data sets", string.Join(", ", catalog.Names));
}
