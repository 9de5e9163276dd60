using Microsoft.Extensions.Time.Testing;
using NasCloud.Core.Searches.Ports;
using NasCloud.Local.Storage;
using NasCloud.Testing.Storage;

namespace NasCloud.Local.Tests.Storage;

public sealed class FileObjectStoreContractTests : ObjectStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FileObjectStoreContractTests() => Store = new FileObjectStore(_folder.Path, Clock);

    protected override FakeTimeProvider Clock { get; } = new();

    protected override IObjectStore Store { get; }

    public void Dispose() => _folder.Dispose();
}
