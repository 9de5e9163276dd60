using NasCloud.Local.Storage;

namespace NasCloud.Local.Tests.Storage;

public sealed class StoreFailureTests
{
    [Fact]
    public void Describe_DiskFull_SaysWhatToDo()
    {
        var exception = StoreFailure.Describe("/data/.nascloud", "a/b", new IOException("No space left on device", 28));
        Assert.Equal("a/b: the disk that holds /data/.nascloud is full. Free some space there, then try again.", exception.Message);
    }

    [Fact]
    public void Describe_Denied_SaysWhatToDo()
    {
        var exception = StoreFailure.Describe("/data/.nascloud", "a/b", new UnauthorizedAccessException("Access to the path is denied."));
        Assert.StartsWith("a/b: access to /data/.nascloud was denied. Give this user the right", exception.Message, StringComparison.Ordinal);
    }
}
