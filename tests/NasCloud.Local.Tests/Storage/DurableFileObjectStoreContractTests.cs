using Microsoft.Extensions.Time.Testing;
using NasCloud.Core.Searches.Ports;
using NasCloud.Local.Storage;
using NasCloud.Testing.Storage;

namespace NasCloud.Local.Tests.Storage;

public sealed class DurableFileObjectStoreContractTests : ObjectStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DurableFileObjectStoreContractTests() => Store = new FileObjectStore(_folder.Path, Clock, FileDurability.Machine);

    protected override FakeTimeProvider Clock { get; } = new();

    protected override IObjectStore Store { get; }

    public void Dispose() => _folder.Dispose();
}
