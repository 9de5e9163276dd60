using NasCloud.Core.Searches.Ports;

namespace NasCloud.Local.Storage;

/// <summary>Turns what the file system reports into an error that says what to do.</summary>
internal static class StoreFailure
{
    private const int NoSpaceUnix = 28;
    private const int NoSpaceWindows = unchecked((int)0x80070070);
    private const int LockedLinux = 11;
    private const int LockedMac = 35;
    private const int LockedWindows = unchecked((int)0x80070020);

    public static bool IsOfPlatform(Exception exception) => exception is IOException or UnauthorizedAccessException;

    public static bool IsLocked(IOException exception) => exception.HResult is LockedLinux or LockedMac or LockedWindows;

    public static StoreException Describe(string root, string path, Exception exception) => exception switch
    {
        { HResult: NoSpaceUnix or NoSpaceWindows } =>
            new(path, $"the disk that holds {root} is full. Free some space there, then try again.", exception),
        UnauthorizedAccessException =>
            new(path, $"access to {root} was denied. Give this user the right to read and write there, or choose another folder: {exception.Message}", exception),
        _ => new(path, $"the file system at {root} failed: {exception.Message}", exception),
    };
}
