using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using NasCloud.Azure.Trainers;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Functions.Tests;

public sealed class FunctionServicesTests
{
    [Theory]
    [InlineData("manual", typeof(ManualTrainerPool))]
    [InlineData("dotnet NasCloud.Trainer.dll", typeof(CommandTrainerPool))]
    public void AddNasCloudFunctions_OnADevelopersMachine_HasTrainersWithoutContainers(string command, Type pool)
    {
        using var provider = Provider(TestSettings.Read(("NASCLOUD_TRAINER_COMMAND", command)));

        Assert.IsType(pool, provider.GetRequiredService<ITrainerPool>());
        Assert.Null(provider.GetService<OrphanedTrainers>());
    }

    [Fact]
    public void AddNasCloudFunctions_OfADeployedApp_HasContainersAndLooksAfterThem()
    {
        var settings = FunctionsSettings.Read(
            new Dictionary<string, string>
            {
                ["NASCLOUD_STORAGE"] = "https://acct.blob.core.windows.net",
                ["NASCLOUD_TRAINER_JOB"] = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/g/providers/Microsoft.App/jobs/trainer",
            }.GetValueOrDefault,
            out _)!;
        using var provider = Provider(settings);

        Assert.IsType<ContainerTrainerPool>(provider.GetRequiredService<ITrainerPool>());
        Assert.NotNull(provider.GetService<OrphanedTrainers>());
    }

    [Fact]
    public void AddNasCloudFunctions_OfEveryFunction_HasWhatItNeeds()
    {
        using var provider = Provider(TestSettings.Read());
        var types = typeof(FunctionServices).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.GetMethods().Any(method => method.IsDefined(typeof(FunctionAttribute), inherit: false)))
            .ToList();

        Assert.Equal(4, types.Count);
        Assert.All(types, type => ActivatorUtilities.CreateInstance(provider, type));
    }

    private static ServiceProvider Provider(FunctionsSettings settings)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddNasCloudFunctions(settings);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
