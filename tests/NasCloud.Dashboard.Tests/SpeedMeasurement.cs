using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace NasCloud.Dashboard.Tests;

/// <summary>How fast ten thousand trials are shown, for people to look at: run by name, it asserts nothing of time.</summary>
public sealed class SpeedMeasurement(Site site)
{
    private const int Visits = 7;
    private const string Other = "large-too";

    // Looks at each frame whether all pictures of the page are drawn, and notes what kept the page from answering.
    private static string Watch(int pictures) => $$"""
        window.longTasks = [];
        new PerformanceObserver(list => { for (const entry of list.getEntries()) window.longTasks.push(entry.duration); }).observe({ type: 'longtask', buffered: true });
        const look = () => {
          const charts = [...document.querySelectorAll('.chart')];
          if (charts.length < {{pictures}} || charts.some(chart => chart.getAttribute('aria-busy') === 'true')) requestAnimationFrame(look);
          else requestAnimationFrame(() => setTimeout(() => { window.drawnAt = performance.now(); }));
        };
        requestAnimationFrame(look);
        """;

    private const string Figures = """
        (() => {
          const columns = performance.getEntriesByType('resource').filter(entry => entry.name.includes('/columns'));
          const last = moment => Math.max(...columns.map(entry => entry[moment]));
          return JSON.stringify({ asked: last('startTime'), answered: last('responseEnd'), drawn: window.drawnAt, longest: Math.max(0, ...window.longTasks) });
        })()
        """;

    [Fact(Explicit = true)]
    public Task TenThousandTrials_FromNavigationToBothPictures() => ReportAsync(VisitSearchAsync);

    [Fact(Explicit = true)]
    public async Task TwoSearchesOfTenThousandTrials_FromNavigationToTheirCurves()
    {
        Chromium.Need();
        await site.AddLargeAsync(Other);
        await ReportAsync(VisitComparisonAsync);
    }

    private static async Task ReportAsync(Func<Task<Dictionary<string, double>>> measure)
    {
        Chromium.Need();
        var visits = new List<Dictionary<string, double>>();
        for (var visit = 0; visit < Visits; visit++)
            visits.Add(await measure());
        var report = string.Join(", ", visits[0].Keys.Select(key => string.Create(CultureInfo.InvariantCulture, $"{key} {Median(visits.Select(each => each[key])):F0} ms")));
        TestContext.Current.SendDiagnosticMessage($"median of {Visits} visits, cold cache: {report}; load {Load()}");
    }

    private async Task<Dictionary<string, double>> VisitSearchAsync()
    {
        await using var visit = await Visit.BeginAsync(site);
        var figures = await OpenAsync(visit, $"searches/{Site.Large}", pictures: 2);
        await visit.SeeAsync("lineage");
        await visit.Page.EvaluateAsync("window.longTasks.length = 0");
        figures["to the table"] = await TimeAsync(async () =>
        {
            await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Trials", Exact = true }).ClickAsync();
            await visit.SeeAsync("10,000 of 10,000 trials");
        });
        figures["filter"] = await TimeAsync(async () =>
        {
            await visit.Page.GetByLabel("Find trials").FillAsync("4.3");
            await visit.Page.GetByText("of 10,000 trials").And(visit.Page.Locator(":not(:text('10,000 of'))")).WaitForAsync();
        });
        figures["sort"] = await TimeAsync(async () =>
        {
            await visit.ClickAsync("Accuracy");
            await visit.Page.Locator("[aria-sort=descending]").WaitForAsync();
        });
        figures["longest task after loading"] = await LongestTaskAsync(visit);
        return figures;
    }

    private async Task<Dictionary<string, double>> VisitComparisonAsync()
    {
        await using var visit = await Visit.BeginAsync(site);
        var figures = await OpenAsync(visit, $"compare?ids={Site.Large},{Other}", pictures: 1);
        await visit.SeeAsync("What differs.");
        await visit.Page.EvaluateAsync("window.longTasks.length = 0");
        figures["over device time"] = await TimeAsync(async () =>
        {
            await visit.ClickAsync("Device time");
            await visit.Page.EvaluateAsync("new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))");
        });
        figures["longest task after loading"] = await LongestTaskAsync(visit);
        return figures;
    }

    private static async Task<Dictionary<string, double>> OpenAsync(Visit visit, string place, int pictures)
    {
        await visit.Page.AddInitScriptAsync(Watch(pictures));
        await visit.OpenAsync(place);
        while (!await visit.Page.EvaluateAsync<bool>("new Promise(resolve => requestAnimationFrame(() => resolve(window.drawnAt > 0)))"))
        {
        }

        return JsonSerializer.Deserialize<Dictionary<string, double>>(await visit.Page.EvaluateAsync<string>(Figures))!;
    }

    private static Task<double> LongestTaskAsync(Visit visit) => visit.Page.EvaluateAsync<double>("Math.max(0, ...window.longTasks)");

    private static async Task<double> TimeAsync(Func<Task> action)
    {
        var begun = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Visits / 2);

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
