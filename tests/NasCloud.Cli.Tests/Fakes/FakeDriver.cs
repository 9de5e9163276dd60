using NasCloud.Cli.Hosting;
using NasCloud.Core.Searches;

namespace NasCloud.Cli.Tests.Fakes;

/// <summary>A driver that does what a test says.</summary>
internal sealed class FakeDriver(Func<SearchId, CancellationToken, Task<SearchState>> run) : ISearchDriver
{
    public Task<SearchState> RunAsync(SearchId id, CancellationToken pause) => run(id, pause);
}
