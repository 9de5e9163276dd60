using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NasCloud.Api;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Specs;
using NasCloud.Core.Datasets;
using NasCloud.Core.Searches.Ports;
using NasCloud.Local.Hosting;

namespace NasCloud.Cli.Serving;

/// <summary>The API on Kestrel, and the searches that it was asked for.</summary>
internal sealed class SearchServer : IAsyncDisposable
{
    // What the API reads of a body; Kestrel need not take in more to find that out.
    private const long MostBodyBytes = 1 << 20;
    private const long MostConnections = 256;

    private readonly WebApplication _web;
    private readonly LocalSearchLauncher _launcher;
    private bool _isStopped;

    private SearchServer(WebApplication web)
    {
        _web = web;
        _launcher = web.Services.GetRequiredService<LocalSearchLauncher>();
    }

    /// <summary>Where it listens, the port as it is.</summary>
    public Uri Url => new(_web.Urls.First());

    /// <summary>How many searches it went on with.</summary>
    public int TakenUp { get; private set; }

    /// <summary>Starts listening, then goes on with what was interrupted.</summary>
    /// <exception cref="CliException">The address can't be listened at.</exception>
    public static async Task<SearchServer> StartAsync(CliHost host, SearchStore store, ServeSettings settings, CancellationToken cancellationToken)
    {
        var server = new SearchServer(Build(host, store, settings));
        try
        {
            await server._web.StartAsync(cancellationToken);
            if (settings.TakesUp)
                server.TakenUp = await server._launcher.TakeUpAsync(cancellationToken);
            return server;
        }
        catch (Exception exception)
        {
            await server.DisposeAsync();
            if (exception is IOException or System.Net.Sockets.SocketException)
                throw new CliException(ExitCode.Failure, $"Nothing can listen at {settings.Address.Address}, port {settings.Address.Port}: {exception.Message} Choose another with --port or --url.");
            throw;
        }
    }

    /// <summary>Takes no more requests, then pauses all searches and waits until they stand still.</summary>
    public async Task StopAsync()
    {
        if (_isStopped)
            return;
        _isStopped = true;
        await _web.StopAsync(CancellationToken.None);
        await _launcher.StopAsync();
    }

    /// <summary>Completes once no search is driven any more.</summary>
    internal Task IdleAsync() => _launcher.IdleAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _web.DisposeAsync();
    }

    private static WebApplication Build(CliHost host, SearchStore store, ServeSettings settings)
    {
        // Empty: neither files of the working folder nor variables meant for other programs change where it listens.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => Configure(options, settings.Address));
        builder.Logging.SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.Warning)
            // That it can't start, the command says, in one line.
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
            console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddProvider(new PassedOnLogs(host.Loggers));
        AddServices(builder.Services, host, store, settings);
        var web = builder.Build();
        var guard = new RequestGuard(settings.Key);
        web.Use(next => context => guard.InvokeAsync(context, next));
        web.UseRouting();
        web.MapNasCloud();
        web.MapGet("/", context =>
        {
            context.Response.Redirect(ApiEndpoints.Dashboard + "/");
            return Task.CompletedTask;
        });
        return web;
    }

    private static void Configure(KestrelServerOptions options, ListenAddress address)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = MostBodyBytes;
        options.Limits.MaxConcurrentConnections = MostConnections;
        options.Listen(address.Address, address.Port);
    }

    private static void AddServices(IServiceCollection services, CliHost host, SearchStore store, ServeSettings settings)
    {
        var catalog = Datasets.Catalog(host, store.Place);
        // Signals are the command's to listen for.
        services.AddSingleton<IHostLifetime, UnboundLifetime>();
        services.AddSingleton(host.Time);
        services.AddSingleton(store.Repository);
        services.AddSingleton(store.Repository.Store);
        services.AddSingleton<IDatasetDirectory>(new LocalDatasets(catalog, settings.ServesOwnUser));
        services.AddSingleton(provider => CreateLauncher(host, store, settings, provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<ISearchLauncher>(provider => provider.GetRequiredService<LocalSearchLauncher>());
        services.AddNasCloudApi(new ApiOptions
        {
            AllowPaths = settings.ServesOwnUser,
            FindUnsupported = spec => DeviceCheck.FindProblem(spec, DeviceCheck.BackendOfThisBuild) is { } error ? [error] : [],
            Price = host.Price,
        });
    }

    private static LocalSearchLauncher CreateLauncher(CliHost host, SearchStore store, ServeSettings settings, ILoggerFactory logs)
    {
        var driver = new LocalSearchDriver(store, host.Time, host.Price, logs)
        {
            Around = (trainers, manifest) => new CheckedTrainerPool(trainers, store.Repository, token => SearchedData.RequireAsync(host, store, manifest, token)),
        };
        var options = new SearchLauncherOptions { AtOnce = settings.AtOnce, LeavesToGoOn = settings.TakesUp };
        return new LocalSearchLauncher(driver.CreateHost(wakesPaused: false), store.Repository, host.Time, options, logs.CreateLogger<LocalSearchLauncher>());
    }
}
