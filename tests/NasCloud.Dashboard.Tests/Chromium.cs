namespace NasCloud.Dashboard.Tests;

/// <summary>The system's browser: what Playwright would download is not the same for everyone.</summary>
internal static class Chromium
{
    /// <summary>The environment variable that names it where it is none of the usual ones.</summary>
    public const string Variable = "NASCLOUD_CHROMIUM";

    private static readonly string[] Usual =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/snap/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    /// <summary>Where it is; null where there is none.</summary>
    public static string? Path => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : Usual.FirstOrDefault(File.Exists);

    /// <summary>Skips a test where there is none.</summary>
    public static void Need() => Assert.SkipWhen(Path is null, $"There is no Chromium here: install one ('apt-get install chromium'), or name it in {Variable}.");
}
