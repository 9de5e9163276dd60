using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace NasCloud.Dashboard.Tests;

/// <summary>A page in a browser of its own, and what went wrong in it.</summary>
internal sealed class Visit : IAsyncDisposable
{
    // What the standard asks for, contrast of AA among it; without axe's own advice, which takes longer than all of that.
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        ResultTypes = [ResultType.Violations],
    };

    private static readonly string[] Grave = ["serious", "critical"];

    private readonly IBrowserContext _context;
    private readonly List<string> _faults = [];
    private readonly Uri _server;
    private string? _file;

    private Visit(IBrowserContext context, IPage page, Uri server)
    {
        _context = context;
        _server = server;
        Page = page;
        page.PageError += (_, error) => _faults.Add(error);
        page.Console += (_, message) => Note(message);
        page.Request += (_, request) => NoteHost(request.Url);
    }

    public IPage Page { get; }

    /// <summary>Faults of scripts, of the policy, and requests to other hosts.</summary>
    public IReadOnlyList<string> Faults => _faults;

    public static async Task<Visit> BeginAsync(Site site, bool isDark = false, bool isPhone = false, ServedStore? store = null)
    {
        var context = await site.Browser.NewContextAsync(new()
        {
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = isPhone ? new() { Width = 390, Height = 844 } : new() { Width = 1280, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        // How long anything takes is not what is tested, on however slow a machine.
        // For what never comes; a machine however slow is quicker.
        context.SetDefaultTimeout(180_000);
        return new Visit(context, await context.NewPageAsync(), (store ?? site.Store).Url);
    }

    /// <summary>Opens a page of the dashboard by what stands behind its '#'.</summary>
    public Task OpenAsync(string place) => Page.GotoAsync(new Uri(_server, $"api/dashboard/#/{place}").ToString());

    /// <summary>Opens a file, as if there were no network.</summary>
    public async Task OpenFileAsync(string file)
    {
        _file = new Uri(file).ToString();
        await _context.SetOfflineAsync(true);
        await Page.GotoAsync(_file);
    }

    /// <summary>Waits until a text is there to be read.</summary>
    public Task SeeAsync(string text) => Page.GetByText(text).First.WaitForAsync();

    public Task ClickAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task ShootAsync(string name) => Page.ScreenshotAsync(new() { Path = Path.Combine(Site.Screenshots, $"{name}.png"), FullPage = true });

    /// <summary>What axe finds that keeps people out.</summary>
    public async Task<IReadOnlyList<string>> GraveFindingsAsync()
    {
        var result = await Page.RunAxe(Rules);
        return [.. result.Violations.Where(item => Grave.Contains(item.Impact)).Select(Describe)];
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private static string Describe(AxeResultItem item) => $"{item.Id}: {item.Help}: {string.Join(", ", item.Nodes.Select(node => node.Target))}";

    // What the API refuses is told there, too; tests look for it on the page.
    private void Note(IConsoleMessage message)
    {
        if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            _faults.Add(message.Text);
    }

    private void NoteHost(string url)
    {
        if (url != _file && !url.StartsWith(_server.ToString(), StringComparison.Ordinal) && !url.StartsWith("blob:", StringComparison.Ordinal) && !url.StartsWith("data:", StringComparison.Ordinal))
            _faults.Add($"asked {url}");
    }
}
