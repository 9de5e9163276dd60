using System.Collections.Concurrent;
using NasCloud.Api.Tests.Hosting;
using NasCloud.Core.Searches;
using NasCloud.Testing.Searches;

namespace NasCloud.Api.Tests.Routing;

/// <summary>What ids and paths from outside may reach.</summary>
public sealed class HostileAddressTests
{
    private static readonly string[] Suffixes =
        ["", "/trials", "/trials/1", "/leaderboard", "/pareto", "/result", "/result/models", "/result/model", "/pause", "/resume", "/cancel"];

    private static readonly Gen<string> Fragment = Gen.OneOf(
        Gen.OneOf(
            "..", ".", "/", "\\", "%2e%2e", "%2E", "%2f", "%5c", "%252e%252e%252f", "%00", "%0a", "%0d%0aX: y", "%c0%ae", "%u002e", "..;", "~", "|", "'", "%22",
            "test", "secret", "TEST", "test ", "%20test", "test%2fspec.json", "spec.json", "requests", "datasets", "etc/passwd", "C:", "con", "%ef%bc%8f", "é", "😀"),
        Gen.Char['\u0021', '\u007e'].Select(letter => letter.ToString()));

    private static readonly Gen<string> HostileText = Fragment.Array[1, 40].Select(string.Concat);

    private static readonly Gen<(string Method, string Target)> Attack = Gen.Select(
        Gen.OneOf("GET", "POST", "DELETE"),
        HostileText,
        Gen.OneOf(Suffixes),
        (method, id, suffix) => (method, $"/api/searches/{id}{suffix}"));

    [Fact]
    public async Task Send_HostileId_ReachesNoObjectButThoseOfASearchThatWasNamed()
    {
        await using var server = await StartAsync();
        var touched = Record(server);

        await Attack.SampleAsync(
            async attack =>
            {
                touched.Clear();
                var answer = await RawRequest.SendAsync(server.Client.BaseAddress!, attack.Method, attack.Target);

                Assert.StartsWith("HTTP/1.1 ", answer);
                Assert.DoesNotContain("HTTP/1.1 500", answer, StringComparison.Ordinal);
                Assert.True(attack.Target.Contains("secret", StringComparison.OrdinalIgnoreCase) || !answer.Contains("of secret", StringComparison.Ordinal), answer);
                Assert.All(touched, path => Assert.True(touched.Contains("searches") ? IsOfListing(path) : IsOfNamed(path, attack.Target), $"{attack.Method} {attack.Target} reached '{path}'."));
            },
            iter: 1500,
            threads: 1);
    }

    [Theory]
    [InlineData("/api/searches/../secret")]
    [InlineData("/api/searches/test/../secret/result")]
    [InlineData("/api/searches/%2e%2e/secret")]
    [InlineData("/api/searches/test%2f..%2fsecret/result")]
    [InlineData("/api/searches/..%5csecret")]
    [InlineData("/api/searches/test/result/../../secret/result")]
    [InlineData("/api/searches/secret%00/result")]
    [InlineData("/api/searches/SECRET/result")]
    [InlineData("/api/searches/secret%20/result")]
    [InlineData("/api/searches//secret/result")]
    public async Task Get_WayAround_NeverShowsAnotherSearchUnlessItsOwnAddressIsMeant(string target)
    {
        await using var server = await StartAsync();
        var touched = Record(server);

        var answer = await RawRequest.SendAsync(server.Client.BaseAddress!, "GET", target);

        // A server puts dots in an address right before anything is looked up: then it is the address of that search.
        Assert.All(touched, path => Assert.StartsWith("searches/secret/", path));
        Assert.True(touched.IsEmpty || target.Contains("../", StringComparison.Ordinal) || target.Contains("%2e%2e/", StringComparison.Ordinal), answer);
    }

    [Fact]
    public async Task Get_OneSearch_ReadsNothingOfAnother()
    {
        await using var server = await StartAsync();
        var touched = Record(server);

        foreach (var suffix in Suffixes)
            await server.GetAsync($"/api/searches/test{suffix}");

        Assert.NotEmpty(touched);
        Assert.All(touched, path => Assert.StartsWith("searches/test/", path));
    }

    [Fact]
    public async Task Get_LongestIdAndLonger_AreNoSearchOrNoId()
    {
        await using var server = await StartAsync();
        var touched = Record(server);

        (await server.GetAsync($"/api/searches/{new string('a', 64)}")).AssertProblem(System.Net.HttpStatusCode.NotFound, "no-such-search");
        Assert.NotEmpty(touched);
        touched.Clear();
        var problem = (await server.GetAsync($"/api/searches/{new string('a', 5000)}")).AssertProblem(System.Net.HttpStatusCode.NotFound, "no-such-search");

        Assert.Empty(touched);
        Assert.True(((string)problem["detail"]!).Length < 200);
    }

    private static async Task<ApiServer> StartAsync()
    {
        var server = await ApiServer.StartAsync();
        await server.AddAsync(StoredSearches.With("test", SearchState.Searching, Snapshots.Done(1, 0.5)));
        await server.AddAsync(StoredSearches.With("secret", SearchState.Searching, Snapshots.Failed(1, "of secret")));
        return server;
    }

    private static ConcurrentBag<string> Record(ApiServer server)
    {
        var touched = new ConcurrentBag<string>();
        server.Intercepted.Refuse = (_, path) =>
        {
            touched.Add(path);
            return false;
        };
        return touched;
    }

    // A path must lie below an id that stands in the address.
    private static bool IsOfNamed(string path, string target) =>
        path.Split('/') is ["searches", var id, ..] && SearchId.IsId(id) && target.Contains(id, StringComparison.OrdinalIgnoreCase);

    // Dots and question marks may make it the address of the list, which looks at each search.
    private static bool IsOfListing(string path) =>
        path == "searches" || path.EndsWith("/spec.json", StringComparison.Ordinal) || path.EndsWith("/status.json", StringComparison.Ordinal);
}
