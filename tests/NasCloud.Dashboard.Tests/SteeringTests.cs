using Microsoft.Playwright;

namespace NasCloud.Dashboard.Tests;

/// <summary>What people do with searches, in the browser, against a real server.</summary>
public sealed class SteeringTests(Site site)
{
    private const string Key = "0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task New_SearchStartedFromTheEditor_IsWatchedToItsEnd()
    {
        Chromium.Need();
        await using var visit = await Visit.BeginAsync(site);
        await visit.OpenAsync("new");
        await visit.SeeAsync("Valid: it can be started");

        await Editor(visit).FillAsync(Spec("watched", trials: 40));
        await visit.Page.GetByLabel("Trials", new() { Exact = true }).FillAsync("25");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Start the search" }).And(visit.Page.Locator(":enabled")).ClickAsync();

        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "watched" }).WaitForAsync();
        await visit.SeeAsync("all candidates of the budget were tried");
        await visit.SeeAsync("25 of 25");
        await visit.ShootAsync("watched");
        Assert.Empty(visit.Faults);
    }

    [Fact]
    public async Task New_SpecThatIsWrong_ShowsWhereAsItIsTypedAndCanNotBeStarted()
    {
        Chromium.Need();
        await using var visit = await Visit.BeginAsync(site);
        await visit.OpenAsync("new");

        await Editor(visit).FillAsync("""
            {
              "schemaVersion": 1, "dataset": "glyphs", "space": "chain",
              "strategy": "evolutoin",
              "budget": { "trials": 0 }
            }
            """);

        await visit.SeeAsync("did you mean 'regularized-evolution'?");
        await visit.SeeAsync("is 0: expected");
        await visit.Page.Locator(".cm-lintRange-error").Nth(1).WaitForAsync();
        Assert.Equal(["\"evolutoin\"", "0"], await visit.Page.Locator(".cm-lintRange-error").AllTextContentsAsync());
        Assert.True(await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Start the search" }).IsDisabledAsync());
        Assert.Empty(await visit.GraveFindingsAsync());
        await visit.ShootAsync("wrong-spec");
    }

    [Fact]
    public async Task Search_ThatRuns_IsPausedResumedCancelledAfterTheQuestionAndDeleted()
    {
        Chromium.Need();
        await using var visit = await Visit.BeginAsync(site);
        await StartAsync(visit, "endless");

        await visit.ClickAsync("Pause");
        await visit.Page.Locator(".title-line .state").GetByText("paused", new() { Exact = true }).WaitForAsync();
        await visit.ClickAsync("Resume");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Pause", Exact = true }).WaitForAsync();

        await visit.ClickAsync("Cancel…");
        await visit.ShootAsync("cancel");
        Assert.Empty(await visit.GraveFindingsAsync());
        await visit.ClickAsync("Cancel the search");
        await visit.ClickAsync("Delete…");
        await visit.ClickAsync("Delete for good");

        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Searches" }).WaitForAsync();
        Assert.Empty(visit.Faults);
    }

    [Fact]
    public async Task Search_Stopped_EndsAsByItsBudgetAfterTheQuestionAndSaysWhy()
    {
        Chromium.Need();
        await using var visit = await Visit.BeginAsync(site);
        await StartAsync(visit, "enough");

        await visit.ClickAsync("Stop…");
        await visit.ShootAsync("stop");
        Assert.Empty(await visit.GraveFindingsAsync());
        await visit.ClickAsync("Stop the search");

        await visit.SeeAsync("ended since it was stopped");
        await visit.Page.Locator(".title-line .state").GetByText("completed", new() { Exact = true }).WaitForAsync();
        Assert.Equal(0, await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Stop…" }).CountAsync());
        Assert.Empty(visit.Faults);
    }

    [Fact]
    public async Task Search_Cloned_FillsFormAndEditorWithItsSpec()
    {
        Chromium.Need();
        await using var visit = await Visit.BeginAsync(site);
        await visit.OpenAsync($"searches/{Site.Small}");

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Clone", Exact = true }).ClickAsync();

        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Clone a search" }).WaitForAsync();
        Assert.Contains("\"cellsPerStage\": 5", await Editor(visit).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("nas-bench-201", await visit.Page.GetByLabel("Space", new() { Exact = true }).InputValueAsync());
        Assert.Empty(visit.Faults);
    }

    [Fact]
    public async Task Page_OfAServerWithAKey_AsksForItAndKeepsItForTheTabAlone()
    {
        Chromium.Need();
        await using var store = await ServedStore.StartAsync(key: Key);
        await using var visit = await Visit.BeginAsync(site, store: store);
        await visit.OpenAsync("searches");

        await visit.Page.GetByLabel("Key", new() { Exact = true }).FillAsync(Key);
        await visit.ClickAsync("Use this key");

        await visit.SeeAsync("No searches yet");
        await visit.ShootAsync("no-searches");
        Assert.Equal("true false", await visit.Page.EvaluateAsync<string>("`${!!sessionStorage.getItem('nascloud.key')} ${!!localStorage.getItem('nascloud.key')}`"));
    }

    // One that goes on until something is done about it.
    private async Task StartAsync(Visit visit, string name)
    {
        await visit.OpenAsync("new");
        await Editor(visit).FillAsync(Spec(name, trials: 4000));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Start the search" }).And(visit.Page.Locator(":enabled")).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = name }).WaitForAsync();
    }

    private static ILocator Editor(Visit visit) => visit.Page.GetByLabel("The spec as JSON");

    private string Spec(string name, int trials) => $$"""
        {
          "schemaVersion": 1, "name": "{{name}}", "space": "nas-bench-201", "strategy": "random", "fidelity": { "name": "full", "epochs": 1 },
          "estimator": { "name": "table", "path": {{System.Text.Json.JsonSerializer.Serialize(site.Store.Table)}}, "metrics": { "accuracy": "accuracy" } },
          "budget": { "trials": {{trials}} }
        }
        """;
}
