using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace NasCloud.Dashboard.Tests;

/// <summary>How fast ten thousand trials are shown, for people to look at: run by name, it asserts nothing of time.</summary>
public sealed class SpeedMeasurement(Site site)
{
    private const int Visits = 7;

    // Looks at each frame whether all pictures of the page are drawn, and notes what kept the page from answering.
    private const string Watch = """
        window.longTasks = [];
        new PerformanceObserver(list => { for (const entry of list.getEntries()) window.longTasks.push(entry.duration); }).observe({ type: 'longtask', buffered: true });
        const look = () => {
          const charts = [...document.querySelectorAll('.chart')];
          if (charts.length < 2 || charts.some(chart => chart.getAttribute('aria-busy') === 'true')) requestAnimationFrame(look);
          else requestAnimationFrame(() => setTimeout(() => { window.drawnAt = performance.now(); }));
        };
        requestAnimationFrame(look);
        """;

    private const string Figures = """
        (() => {
          const [columns] = performance.getEntriesByType('resource').filter(entry => entry.name.includes('/columns'));
          return JSON.stringify({ asked: columns.startTime, answered: columns.responseEnd, drawn: window.drawnAt, longest: Math.max(0, ...window.longTasks) });
        })()
        """;

    [Fact(Explicit = true)]
    public async Task TenThousandTrials_FromNavigationToBothPictures()
    {
        Chromium.Need();
        var visits = new List<Dictionary<string, double>>();
        for (var visit = 0; visit < Visits; visit++)
            visits.Add(await VisitAsync());
        var report = string.Join(", ", visits[0].Keys.Select(key => string.Create(CultureInfo.InvariantCulture, $"{key} {Median(visits.Select(each => each[key])):F0} ms")));
        TestContext.Current.SendDiagnosticMessage($"median of {Visits} visits, cold cache: {report}; load {Load()}");
    }

    private async Task<Dictionary<string, double>> VisitAsync()
    {
        await using var visit = await Visit.BeginAsync(site);
        await visit.Page.AddInitScriptAsync(Watch);
        await visit.OpenAsync($"searches/{Site.Large}");
        while (!await visit.Page.EvaluateAsync<bool>("new Promise(resolve => requestAnimationFrame(() => resolve(window.drawnAt > 0)))"))
        {
        }

        var figures = JsonSerializer.Deserialize<Dictionary<string, double>>(await visit.Page.EvaluateAsync<string>(Figures))!;
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
        figures["longest task after loading"] = await visit.Page.EvaluateAsync<double>("Math.max(0, ...window.longTasks)");
        return figures;
    }

    private static async Task<double> TimeAsync(Func<Task> action)
    {
        var begun = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Visits / 2);

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
