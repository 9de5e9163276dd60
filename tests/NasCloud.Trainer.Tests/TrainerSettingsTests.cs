namespace NasCloud.Trainer.Tests;

public sealed class TrainerSettingsTests
{
    private readonly Dictionary<string, string> _variables = new()
    {
        ["NASCLOUD_STORAGE"] = "https://acct.blob.core.windows.net/runs",
        ["NASCLOUD_SEARCH"] = "search-0001",
    };

    [Fact]
    public void Read_OnlyWhatIsNeeded_TakesDefaultsForTheRest()
    {
        var settings = Read();

        Assert.Equal("runs", settings.Storage.Container);
        Assert.Equal("search-0001", settings.Search.Value);
        Assert.Equal(TimeSpan.FromMinutes(2), settings.IdleTimeout);
        Assert.Equal(Environment.ProcessorCount, settings.Threads);
        Assert.NotEmpty(settings.Name);
    }

    [Fact]
    public void Read_Everything_TakesIt()
    {
        _variables["NASCLOUD_TRAINER"] = "trainer-1";
        _variables["NASCLOUD_IDLE_TIMEOUT"] = "30s";
        _variables["NASCLOUD_THREADS"] = "3";
        _variables["NASCLOUD_DATA"] = "/data";
        var settings = Read();

        Assert.Equal(("trainer-1", TimeSpan.FromSeconds(30), 3, "/data"), (settings.Name, settings.IdleTimeout, settings.Threads, settings.DataFolder));
    }

    [Fact]
    public void Read_NoNameGiven_TakesTheExecutions()
    {
        _variables["CONTAINER_APP_JOB_EXECUTION_NAME"] = "trainer-abc";

        Assert.Equal("trainer-abc", Read().Name);
    }

    [Fact]
    public void Read_EverythingWrong_TellsAllOfItAtOnce()
    {
        _variables.Clear();
        _variables["NASCLOUD_SEARCH"] = "";
        _variables["NASCLOUD_IDLE_TIMEOUT"] = "soon";
        _variables["NASCLOUD_THREADS"] = "0";
        var settings = TrainerSettings.Read(_variables.GetValueOrDefault, out var errors);

        Assert.Null(settings);
        Assert.Equal(
            [
                "NASCLOUD_STORAGE is missing: expected the container's URI, or a connection string.",
                "NASCLOUD_SEARCH is missing: expected the id of the search to work on.",
                "NASCLOUD_IDLE_TIMEOUT: 'soon' is not a length of time: expected one such as 45s, 90m, 1h30m, 2d or 01:30:00.",
                "NASCLOUD_THREADS: '0' is no number of threads: expected a whole number, at least 1.",
            ],
            errors);
    }

    private TrainerSettings Read()
    {
        var settings = TrainerSettings.Read(_variables.GetValueOrDefault, out var errors);
        Assert.Empty(errors);
        return settings!;
    }
}
