using Microsoft.Playwright;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Reports;
using NasCloud.Testing.Searches;
using NasCloud.Testing.Storage;

namespace NasCloud.Dashboard.Tests;

/// <summary>Reports as files, opened in the browser without a network.</summary>
public sealed class ReportTests(Site site) : IDisposable
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    private readonly string _folder = Directory.CreateTempSubdirectory("nascloud-report-").FullName;

    private readonly SearchRepository _repository = new(new InMemoryObjectStore(TimeProvider.System));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("light", false, false)]
    [InlineData("dark", true, false)]
    [InlineData("dark-phone", true, true)]
    public async Task Report_OfASearchOfTwoObjectives_IsWholeWithoutANetworkAndKeepsNobodyOut(string look, bool isDark, bool isPhone)
    {
        Chromium.Need();
        var file = await WriteAsync(ReportSearches.TwoObjectives());
        await using var visit = await Visit.BeginAsync(site, isDark, isPhone);

        await visit.OpenFileAsync(file);

        await visit.SeeAsync("of the variance");
        await visit.SeeAsync("Pareto front");
        await visit.SeeAsync("nascloud search test.json");
        await visit.Page.Locator(".graph svg").WaitForAsync();
        Assert.False(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
        await visit.ShootAsync($"report-{look}");
        Assert.Empty((await visit.GraveFindingsAsync()).Concat(visit.Faults));
    }

    [Fact]
    public async Task Report_OfTenThousandTrials_IsDrawnAndSearched()
    {
        Chromium.Need();
        var file = await WriteAsync(Site.LargeSearch());
        await using var visit = await Visit.BeginAsync(site);

        await visit.OpenFileAsync(file);

        await visit.SeeAsync("10,000 of 10,000 trials");
        await visit.Page.GetByLabel("State").SelectOptionAsync("failed");
        await visit.SeeAsync("250 of 10,000 trials");
        Assert.InRange(new FileInfo(file).Length, 1 << 20, 4 << 20);
        Assert.Empty(visit.Faults);
    }

    [Fact]
    public async Task Report_OfASearchWithoutAWinner_SaysSoAndWhy()
    {
        Chromium.Need();
        var file = await WriteAsync(ReportSearches.WithoutWinner());
        await using var visit = await Visit.BeginAsync(site);

        await visit.OpenFileAsync(file);

        await visit.SeeAsync("There is no winner");
        await visit.SeeAsync("The loss was not finite");
        Assert.Empty((await visit.GraveFindingsAsync()).Concat(visit.Faults));
        await visit.ShootAsync("report-no-winner");
    }

    [Fact]
    public async Task Report_LinkToATrial_ShowsIt()
    {
        Chromium.Need();
        var file = await WriteAsync(ReportSearches.TwoObjectives());
        await using var visit = await Visit.BeginAsync(site);
        await visit.OpenFileAsync(file);

        await visit.Page.Locator("#progress").GetByRole(AriaRole.Link, new() { Name = "13", Exact = true }).ClickAsync();

        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Trial 13" }).WaitForAsync();
        Assert.Empty(visit.Faults);
    }

    [Fact]
    public async Task Report_OfWhatAStrangerNamed_RunsNothingOfIt()
    {
        Chromium.Need();
        var file = await WriteAsync(ReportSearches.Hostile());
        await using var visit = await Visit.BeginAsync(site);

        await visit.OpenFileAsync(file);

        await visit.SeeAsync(ReportSearches.HostileText);
        Assert.False(await visit.Page.EvaluateAsync<bool>("'wasRun' in window"));
        Assert.Empty(visit.Faults);
    }

    [Fact]
    public async Task Report_OnPaper_IsLightAndHasItsPicturesWithinThePage()
    {
        Chromium.Need();
        var file = await WriteAsync(ReportSearches.TwoObjectives());
        await using var visit = await Visit.BeginAsync(site, isDark: true);
        await visit.OpenFileAsync(file);
        await visit.SeeAsync("of the variance");
        await visit.Page.Locator(".graph svg").WaitForAsync();

        var paper = await visit.Page.PdfAsync(new() { Path = Path.Combine(Site.Screenshots, "report.pdf"), Format = "A4", PrintBackground = true });
        await visit.Page.SetViewportSizeAsync(718, 1000);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.True(paper.Length > 100_000);
        Assert.Equal("rgb(255, 255, 255)", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor"));
        Assert.False(await visit.Page.EvaluateAsync<bool>("[...document.querySelectorAll('canvas, svg')].some(each => each.getBoundingClientRect().right > innerWidth + 1)"));
        Assert.False(await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Print" }).IsVisibleAsync());
        await visit.ShootAsync("report-print");
    }

    [Theory]
    [InlineData("light", false)]
    [InlineData("dark", true)]
    public async Task Comparison_OfTwo_ShowsThemSideBySideAndKeepsNobodyOut(string look, bool isDark)
    {
        Chromium.Need();
        var file = await WriteAsync(ReportSearches.TwoObjectives(), ReportSearches.WithoutWinner());
        await using var visit = await Visit.BeginAsync(site, isDark);

        await visit.OpenFileAsync(file);

        await visit.SeeAsync("2 searches compared");
        await visit.SeeAsync("What differs.");
        await visit.ShootAsync($"report-comparison-{look}");
        Assert.Empty((await visit.GraveFindingsAsync()).Concat(visit.Faults));
    }

    private async Task<string> WriteAsync(params ReportSearch[] searches)
    {
        foreach (var search in searches)
            await search.WriteAsync(_repository);
        var page = await new ReportWriter(_repository, TimeProvider.System).WritePageAsync([.. searches.Select(search => search.Snapshot)], Test);
        var file = Path.Combine(_folder, "report.html");
        await File.WriteAllBytesAsync(file, page, Test);
        return file;
    }
}
