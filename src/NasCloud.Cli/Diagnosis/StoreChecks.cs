using NasCloud.Cli.Views;

namespace NasCloud.Cli.Diagnosis;

/// <summary>Checks where searches are kept.</summary>
internal static class StoreChecks
{
    private const long EnoughSpace = 2L << 30;
    private const long LeastSpace = 100L << 20;

    /// <summary>Whether the store's folder, or the nearest one above that is there, can be written to.</summary>
    public static CheckResult Writable(string folder)
    {
        var existing = NearestExisting(folder);
        var probe = Path.Combine(existing, $".nascloud-probe-{Environment.ProcessId}");
        try
        {
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return CheckResult.Ok("store", Directory.Exists(folder) ? folder : $"{folder}, created by the first search");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new CheckResult("store", CheckOutcome.Failed, $"{existing} can't be written to: {exception.Message}", "make it writable, or name another folder with --store or NASCLOUD_STORE");
        }
    }

    public static CheckResult Space(string folder) => Space(new DriveInfo(NearestExisting(folder)).AvailableFreeSpace);

    public static CheckResult Space(long bytes) => bytes switch
    {
        < LeastSpace => new CheckResult("disk", CheckOutcome.Failed, $"{Format.Bytes(bytes)} free", "free some space, or name a folder on another disk with --store"),
        < EnoughSpace => new CheckResult("disk", CheckOutcome.Warning, $"{Format.Bytes(bytes)} free", "long searches may fill it: trials that others may go on from keep a checkpoint"),
        _ => CheckResult.Ok("disk", $"{Format.Bytes(bytes)} free"),
    };

    private static string NearestExisting(string folder) =>
        Directory.Exists(folder) || Path.GetDirectoryName(folder) is not { } parent ? folder : NearestExisting(parent);
}
