using Microsoft.Playwright;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Reports;
using NasCloud.Testing.Storage;

namespace NasCloud.Dashboard.Tests;

/// <summary>Reports as files, opened in the browser without a network.</summary>
public sealed class ReportTests(Site site)
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    private readonly SearchRepository _repository = new(new InMemoryObjectStore(TimeProvider.System));

    [Fact]
    public async Task Report_OfASearchOfTwoObjectives_IsWholeKeepsNobodyOutAndShowsATrialThatIsClicked()
    {
        Chromium.Need();
        await using var visit = await OpenAsync("light", isDark: false, isPhone: false, ReportSearches.TwoObjectives());

        await visit.SeeAsync("of the variance");
        await visit.SeeAsync("nascloud search test.json");
        await visit.Page.Locator(".graph svg").WaitForAsync();
        await visit.ShootAsync("report-light");
        AssertNone([.. await visit.GraveFindingsAsync(), .. visit.Faults]);

        await visit.Page.Locator("#progress").GetByRole(AriaRole.Link, new() { Name = "56", Exact = true }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Trial 56", Exact = true }).WaitForAsync();
        AssertNone(visit.Faults);
    }

    [Fact]
    public async Task Report_InTheDarkOnAPhone_FitsAndOnPaperIsLightAndFits()
    {
        Chromium.Need();
        await using var visit = await OpenAsync("dark", isDark: true, isPhone: true, ReportSearches.TwoObjectives());

        await visit.SeeAsync("of the variance");
        await visit.Page.Locator(".graph svg").WaitForAsync();
        Assert.False(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
        await visit.ShootAsync("report-dark-phone");

        await visit.Page.PdfAsync(new() { Path = Path.Combine(Site.Screenshots, "report.pdf"), Format = "A4", PrintBackground = true });
        await visit.Page.SetViewportSizeAsync(718, 1000);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal("rgb(255, 255, 255)", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor"));
        Assert.False(await visit.Page.EvaluateAsync<bool>("[...document.querySelectorAll('canvas, svg')].some(each => each.getBoundingClientRect().right > innerWidth + 1)"));
        Assert.False(await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Print" }).IsVisibleAsync());
        await visit.ShootAsync("report-print");
        AssertNone(visit.Faults);
    }

    [Fact]
    public async Task Report_OfTenThousandTrials_IsDrawnAndSearched()
    {
        Chromium.Need();
        await using var visit = await OpenAsync("large", isDark: false, isPhone: false, Site.LargeSearch());

        await visit.SeeAsync("10,000 of 10,000 trials");
        await visit.Page.GetByLabel("State").SelectOptionAsync("failed");
        await visit.SeeAsync("250 of 10,000 trials");
        AssertNone(visit.Faults);
    }

    [Fact]
    public async Task Report_OfWhatAStrangerNamed_RunsNothingOfItAndShowsIt()
    {
        Chromium.Need();
        await using var visit = await OpenAsync("hostile", isDark: false, isPhone: false, ReportSearches.Hostile());

        await visit.SeeAsync("There is no winner");
        await visit.SeeAsync(ReportSearches.HostileText);
        Assert.False(await visit.Page.EvaluateAsync<bool>("'wasRun' in window"));
        AssertNone(visit.Faults);
    }

    [Fact]
    public async Task Comparison_OfTwoInTheDark_ShowsThemSideBySideAndKeepsNobodyOut()
    {
        Chromium.Need();
        await using var visit = await OpenAsync("comparison", isDark: true, isPhone: false, ReportSearches.TwoObjectives(), ReportSearches.WithoutWinner());

        await visit.SeeAsync("2 searches compared");
        await visit.SeeAsync("What differs.");
        await visit.ShootAsync("report-comparison-dark");
        AssertNone([.. await visit.GraveFindingsAsync(), .. visit.Faults]);
    }

    // Whole, which the assertion on a collection does not show.
    private static void AssertNone(IReadOnlyList<string> findings) => Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));

    private async Task<Visit> OpenAsync(string name, bool isDark, bool isPhone, params ReportSearch[] searches)
    {
        foreach (var search in searches)
            await search.WriteAsync(_repository);
        var page = await new ReportWriter(_repository, TimeProvider.System).WritePageAsync([.. searches.Select(search => search.Snapshot)], Test);
        // Left beside the screenshots, for people to open.
        var file = Path.Combine(Site.Screenshots, $"report-{name}.html");
        await File.WriteAllBytesAsync(file, page, Test);
        var visit = await Visit.BeginAsync(site, isDark, isPhone);
        await visit.OpenFileAsync(file);
        return visit;
    }
}
