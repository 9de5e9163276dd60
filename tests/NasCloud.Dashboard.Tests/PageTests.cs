namespace NasCloud.Dashboard.Tests;

public sealed class PageTests(Site site)
{
    // What to open, and a text that tells that it is drawn.
    private static readonly (string Name, string Place, string Text)[] Pages =
    [
        ("searches", "searches", "best accuracy"),
        ("overview", $"searches/{Site.Large}", "Trials without a result"),
        ("trials", $"searches/{Site.Large}/trials", "10,000 of 10,000 trials"),
        ("curves", $"searches/{Site.Large}/curves", "No curves"),
        ("decisions", $"searches/{Site.Large}/decisions", "of the variance"),
        ("activity", $"searches/{Site.Large}/activity", "The last 200 of"),
        ("trial", $"searches/{Site.Small}/trials/7", "Batch normalization"),
        ("new", "new", "Valid: it can be started"),
        ("compare", $"compare?ids={Site.Large},{Site.Small}", "What differs."),
    ];

    [Fact]
    public Task Pages_All_AreWithoutFaultsAndKeepNobodyOut() => VisitAllAsync("light", isDark: false, isPhone: false);

    [Fact]
    public Task Pages_InTheDarkAndOnAPhone_AreWithoutFaultsAndKeepNobodyOut() =>
        VisitAllAsync("dark-phone", isDark: true, isPhone: true);

    private async Task VisitAllAsync(string look, bool isDark, bool isPhone)
    {
        Chromium.Need();
        await using var visit = await Visit.BeginAsync(site, isDark, isPhone);
        var findings = new List<string>();

        foreach (var (name, place, text) in Pages)
        {
            await visit.OpenAsync(place);
            await visit.SeeAsync(text);
            findings.AddRange((await visit.GraveFindingsAsync()).Select(finding => $"{name}: {finding}"));
            if (await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"))
                findings.Add($"{name}: it scrolls sideways.");
            await visit.ShootAsync($"{name}-{look}");
        }

        Assert.Empty(findings.Concat(visit.Faults));
    }

    [Fact]
    public async Task Trials_OfTenThousand_AreFilteredAndSortedWithOnlyThoseInViewDrawn()
    {
        Chromium.Need();
        await using var visit = await Visit.BeginAsync(site);
        await visit.OpenAsync($"searches/{Site.Large}/trials");
        await visit.SeeAsync("10,000 of 10,000 trials");

        await visit.Page.GetByLabel("State").SelectOptionAsync("failed");
        await visit.SeeAsync("250 of 10,000 trials");
        await visit.Page.GetByLabel("State").SelectOptionAsync("all");
        await visit.ClickAsync("Accuracy");
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Columnheader, new() { Name = "Accuracy" }).And(visit.Page.Locator("[aria-sort=descending]")).WaitForAsync();
        await visit.Page.Locator("[aria-rowindex='2']").GetByText(FormattableString.Invariant($"{Site.BestOfLarge * 100:F2} %")).WaitForAsync();
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Table).EvaluateAsync("table => table.scrollTop = table.scrollHeight");
        await visit.Page.Locator("[aria-rowindex='10001']").WaitForAsync();

        Assert.InRange(await visit.Page.Locator(".vbody [role=row]").CountAsync(), 5, 60);
        Assert.Empty(visit.Faults);
    }

    [Fact]
    public async Task Trial_OfALargeNetwork_IsFoldedAndOpensByTheKeyboardAndShowsItsLog()
    {
        Chromium.Need();
        await using var visit = await Visit.BeginAsync(site);
        await visit.OpenAsync($"searches/{Site.Large}/trials/17");
        var folded = visit.Page.Locator(".graph .folded");
        await folded.First.WaitForAsync();
        var runs = await folded.CountAsync();

        await visit.SeeAsync(Site.Told);
        await visit.ShootAsync("trial-folded");
        await folded.First.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");

        await visit.Page.Locator(".graph .open:focus").WaitForAsync();
        Assert.Equal(runs - 1, await folded.CountAsync());
        Assert.Empty(await visit.GraveFindingsAsync());
        Assert.Empty(visit.Faults);
    }

    [Fact]
    public async Task Page_OfASearchThatThereIsNot_SaysSo()
    {
        Chromium.Need();
        await using var visit = await Visit.BeginAsync(site);

        await visit.OpenAsync("searches/nothing");

        await visit.SeeAsync("There is no search 'nothing'");
        Assert.Empty(await visit.GraveFindingsAsync());
        await visit.ShootAsync("no-such-search");
    }

    [Fact]
    public async Task Overview_OfSeveralObjectives_ShowsTheLineageOfTheTrialThatWins()
    {
        Chromium.Need();
        await using var visit = await Visit.BeginAsync(site);

        await visit.OpenAsync($"searches/{Site.Small}");

        // The best accuracy, with the fewest parameters of those that have it; the shortest network leads the list of both.
        await visit.Page.Locator(".lineage .self").GetByText("Trial 12", new() { Exact = true }).WaitForAsync();
    }

    [Fact]
    public async Task Tabs_ByTheKeyboardAlone_AreReached()
    {
        Chromium.Need();
        await using var visit = await Visit.BeginAsync(site);
        await visit.OpenAsync($"searches/{Site.Small}");
        await visit.SeeAsync("lineage");

        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Overview" }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");

        await visit.SeeAsync("30 of 30 trials");
    }
}
