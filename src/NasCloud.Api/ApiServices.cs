using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NasCloud.Api.Catalogs;
using NasCloud.Api.Problems;
using NasCloud.Api.Results;
using NasCloud.Api.Routing;
using NasCloud.Api.Searches;
using NasCloud.Api.Trials;
using NasCloud.Core.Datasets;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.WarmStarts;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Api;

/// <summary>Registers what the endpoints need.</summary>
public static class ApiServices
{
    /// <summary>
    /// Adds the endpoints' services, to be mapped by <see cref="ApiEndpoints.MapNasCloud"/> or run by <see cref="ApiPipeline"/>.
    /// The host adds an <see cref="IObjectStore"/>, an <see cref="ISearchLauncher"/> and an <see cref="IDatasetDirectory"/>,
    /// and a <see cref="TimeProvider"/> where it does not want the system's.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="options">What callers may do; null for the defaults.</param>
    public static IServiceCollection AddNasCloudApi(this IServiceCollection services, ApiOptions? options = null)
    {
        services.AddLogging().AddRouting();
        // Routing wants one; web hosts bring theirs, others don't.
        services.TryAddSingleton(_ => new DiagnosticListener("NasCloud.Api"));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new SearchRepository(provider.GetRequiredService<IObjectStore>()));
        services.TryAddSingleton<SearchCreator>();
        services.TryAddSingleton<EarlierSearches>();
        services.AddSingleton(options ?? new ApiOptions());
        foreach (var type in Parts)
            services.AddSingleton(type);
        return services;
    }

    private static IEnumerable<Type> Parts =>
    [
        typeof(ErrorBoundary), typeof(RouteTable), typeof(ApiPipeline),
        typeof(SpecIntake), typeof(RequestLog), typeof(SearchObservers), typeof(SearchLookup),
        typeof(CreateSearch), typeof(ValidateSpec), typeof(ListSearches), typeof(ShowSearch), typeof(SteerSearch), typeof(PurgeSearch),
        typeof(ListTrials), typeof(ShowTrial), typeof(ShowTrialLog), typeof(ShowStanding), typeof(ShowColumns), typeof(ShowCurves), typeof(ShowActivity), typeof(ShowSpace), typeof(ShowResult), typeof(ShowReport), typeof(ShowComparison),
        typeof(ListDatasets), typeof(CheckHealth),
    ];
}
