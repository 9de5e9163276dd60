using Microsoft.Extensions.Time.Testing;
using NasCloud.Core.Searches.Ports;
using NasCloud.Testing.Storage;

namespace NasCloud.Local.Tests.Storage;

public sealed class FaultFreeObjectStoreContractTests : ObjectStoreContract
{
    public FaultFreeObjectStoreContractTests() =>
        Store = new FaultInjectingObjectStore(new InMemoryObjectStore(Clock), new FaultRates(0, 0), seed: 1);

    protected override FakeTimeProvider Clock { get; } = new();

    protected override IObjectStore Store { get; }
}
