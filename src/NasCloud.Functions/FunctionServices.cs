using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NasCloud.Api;
using NasCloud.Azure.Identity;
using NasCloud.Azure.Storage;
using NasCloud.Azure.Trainers;
using NasCloud.Core.Datasets;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Activities;
using NasCloud.Core.Searches.Ports;
using NasCloud.Functions.Activities;
using NasCloud.Functions.Hosting;
using NasCloud.Functions.Housekeeping;

namespace NasCloud.Functions;

/// <summary>Puts the app together.</summary>
internal static class FunctionServices
{
    private static readonly Type[] Activities =
    [
        typeof(BeginSession), typeof(ProposeTrials), typeof(PostTrial), typeof(CheckTrial), typeof(RecordScore),
        typeof(EnsureTrainers), typeof(WithdrawSearch), typeof(FinishSearch), typeof(OwnedSearches),
    ];

    /// <summary>Adds everything that the functions need.</summary>
    public static IServiceCollection AddNasCloudFunctions(this IServiceCollection services, FunctionsSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        AddStore(services, settings);
        AddTrainers(services, settings);
        services.AddSingleton(provider => new SearchSessions(provider.GetRequiredService<SearchRepository>(), settings.Price));
        foreach (var type in Activities)
            services.AddSingleton(type);
        services.AddSingleton<DurableClientAccessor>();
        services.AddSingleton<DurableSearchLauncher>();
        services.AddSingleton<ISearchLauncher>(provider => provider.GetRequiredService<DurableSearchLauncher>());
        services.AddSingleton<SearchReaper>();
        services.AddSingleton<HistoryPurge>();
        // Where trainers are processes beside this one, whoever calls is this machine's own user, who may name its files.
        return services.AddNasCloudApi(new ApiOptions { AllowPaths = settings.TrainerJob is null, Price = settings.Price });
    }

    private static void AddStore(IServiceCollection services, FunctionsSettings settings)
    {
        services.AddSingleton(AzureIdentity.FromEnvironment(Environment.GetEnvironmentVariable));
        services.AddSingleton(provider => BlobContainers.Open(settings.Storage, provider.GetRequiredService<AzureIdentity>()));
        services.AddSingleton<IObjectStore, BlobObjectStore>();
        services.AddSingleton<ISearchOwnership, SharedOwnership>();
        services.AddSingleton(provider => new SearchRepository(provider.GetRequiredService<IObjectStore>()));
        services.AddSingleton<IDatasetDirectory>(provider => new BuiltInDatasets(new StoredDatasets(provider.GetRequiredService<IObjectStore>())));
    }

    private static void AddTrainers(IServiceCollection services, FunctionsSettings settings)
    {
        if (settings.TrainerJob is { } job)
        {
            services.AddSingleton<ITrainerPool>(provider => ContainerTrainerPools.Create(
                job,
                provider.GetRequiredService<AzureIdentity>(),
                provider.GetRequiredService<SearchRepository>(),
                provider.GetRequiredService<TimeProvider>(),
                logger: provider.GetRequiredService<ILogger<ContainerTrainerPool>>()));
            services.AddSingleton(provider => ContainerTrainerPools.CreateOrphans(
                job,
                provider.GetRequiredService<AzureIdentity>(),
                provider.GetRequiredService<SearchRepository>(),
                provider.GetRequiredService<TimeProvider>(),
                logger: provider.GetRequiredService<ILogger<OrphanedTrainers>>()));
        }
        else if (settings.TrainerCommand is { } command)
        {
            // What is logged outside of a function's call the host drops; what is printed it shows.
            services.AddSingleton(Console.Out);
            services.AddSingleton(command).AddSingleton(settings.Storage).AddSingleton<ITrainerPool, CommandTrainerPool>();
        }
        else
        {
            services.AddSingleton(settings.Storage).AddSingleton<ITrainerPool, ManualTrainerPool>();
        }
    }
}
