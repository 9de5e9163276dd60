using System.IO.Compression;
using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NasCloud.Api.Dashboard;
using NasCloud.Api.Tests.Hosting;

namespace NasCloud.Api.Tests.Dashboard;

public sealed partial class DashboardTests
{
    // The names of namespaces: nothing is asked there.
    private const string Namespaces = "www.w3.org";

    [Fact]
    public async Task Get_ThePage_IsServedUnderAStrictPolicyAndAskedForAnew()
    {
        await using var server = await ApiServer.StartAsync();

        var page = await server.GetAsync("/api/dashboard/");

        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.Status, page.ContentType));
        Assert.Equal("no-cache", page.Header("Cache-Control"));
        Assert.Equal("nosniff", page.Header("X-Content-Type-Options"));
        Assert.Equal("DENY", page.Header("X-Frame-Options"));
        var policy = page.Header("Content-Security-Policy")!;
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]*src=)|<style|\\sstyle=|\\son[a-z]+=", page.Text);
    }

    [Fact]
    public async Task Get_EachFileThatThePageNames_IsServedForGood()
    {
        await using var server = await ApiServer.StartAsync();
        var page = (await server.GetAsync("/api/dashboard/")).Text;
        var names = NamedFiles().Matches(page).Select(match => match.Groups[1].Value).ToList();

        Assert.Contains(names, name => name.EndsWith(".js", StringComparison.Ordinal));
        foreach (var name in names)
        {
            var file = await server.GetAsync($"/api/dashboard/{name}");
            Assert.Equal(HttpStatusCode.OK, file.Status);
            Assert.Contains("immutable", file.Header("Cache-Control"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Get_FileThatTheCallerHas_IsNotSentAgain()
    {
        await using var server = await ApiServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/dashboard/");
        request.Headers.TryAddWithoutValidation("If-None-Match", (await server.GetAsync("/api/dashboard/")).Header("ETag"));

        var answer = await server.SendAsync(request);

        Assert.Equal((HttpStatusCode.NotModified, 0), (answer.Status, answer.Content.Length));
    }

    [Fact]
    public async Task Get_WhereGzipIsRead_IsTheSameCompressed()
    {
        await using var server = await ApiServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/dashboard/index.html") { Headers = { AcceptEncoding = { new("gzip") } } };

        var answer = await server.SendAsync(request);

        Assert.Equal("gzip", answer.Header("Content-Encoding"));
        using var reader = new StreamReader(new GZipStream(new MemoryStream(answer.Content), CompressionMode.Decompress));
        Assert.Equal((await server.GetAsync("/api/dashboard/")).Text, await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Get_WithoutTheSlash_LeadsToThePage()
    {
        await using var server = await ApiServer.StartAsync();

        var answer = await server.GetAsync("/api/dashboard");

        // The client follows: from there, the page's relative links hold.
        Assert.Equal((HttpStatusCode.OK, "text/html", "/api/dashboard/index.html"), (answer.Status, answer.ContentType, answer.Response.RequestMessage!.RequestUri!.AbsolutePath));
    }

    [Fact]
    public async Task Ask_WhatIsNotThere_IsAProblemAsAnywhere()
    {
        await using var server = await ApiServer.StartAsync();

        (await server.GetAsync("/api/dashboard/assets/none.js")).AssertProblem(HttpStatusCode.NotFound, "no-such-address");
        (await server.GetAsync("/api/dashboard/sources.sha256")).AssertProblem(HttpStatusCode.NotFound, "no-such-address");
        (await server.PostAsync("/api/dashboard/", "{}")).AssertProblem(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
    }

    [Fact]
    public void Files_All_NameNoOtherHost()
    {
        var hosts = DashboardFiles.All
            .Where(file => file.Name != "licenses.txt")
            .SelectMany(file => Hosts().Matches(Encoding.UTF8.GetString(file.Content)).Select(match => match.Groups[1].Value))
            .Distinct()
            .Where(host => host != Namespaces);

        Assert.Empty(hosts);
    }

    [Fact]
    public void Files_All_AreBuiltOfTheSourcesBesideThem()
    {
        var recorded = File.ReadAllLines(Path.Combine(Sources(), "dist", "sources.sha256"));
        var actual = SourceFiles().Order(StringComparer.Ordinal).Select(name => $"{Hash(Path.Combine(Sources(), name))}  {name}");

        Assert.True(recorded.SequenceEqual(actual), "src/NasCloud.Dashboard/dist is older than the sources: run 'npm ci && npm run build' there, and commit what it makes.");
    }

    [Fact]
    public void Files_All_HaveAMediaType() => Assert.All(DashboardFiles.All, file => Assert.NotEmpty(file.ContentType));

    [Fact]
    public void Lockfile_OfTheSources_NamesNoRegistry() =>
        Assert.DoesNotContain("\"resolved\"", File.ReadAllText(Path.Combine(Sources(), "package-lock.json")), StringComparison.Ordinal);

    private static IEnumerable<string> SourceFiles() =>
    [
        "index.html", "package.json", "package-lock.json", "report.html", "tsconfig.json", "vite.config.ts", "vite.report.config.ts",
        .. Directory.EnumerateFiles(Path.Combine(Sources(), "src"), "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Sources(), path).Replace('\\', '/')),
    ];

    // As stamp.mjs does it: line ends differ between checkouts.
    private static string Hash(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal))));

    private static string Sources([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "src", "NasCloud.Dashboard"));

    [GeneratedRegex("(?:src|href)=\"\\./([^\"]+)\"")]
    private static partial Regex NamedFiles();

    [GeneratedRegex("(?<!path:)//([a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.[a-z]{2,})", RegexOptions.IgnoreCase)]
    private static partial Regex Hosts();
}
