using Microsoft.Extensions.Time.Testing;
using NasCloud.Core.Searches.Ports;
using NasCloud.Testing.Storage;

namespace NasCloud.Local.Tests.Storage;

public sealed class InMemoryObjectStoreContractTests : ObjectStoreContract
{
    public InMemoryObjectStoreContractTests() => Store = new InMemoryObjectStore(Clock);

    protected override FakeTimeProvider Clock { get; } = new();

    protected override IObjectStore Store { get; }
}
