using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Core.Fidelity;
using NasCloud.Core.Fidelity.Screening;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Specs;
using NasCloud.Core.Strategies;
using NasCloud.Core.Strategies.Scalarized;

namespace NasCloud.Core.Searches.Planning;

/// <summary>The space, strategy and fidelity scheduler that a search's spec names.</summary>
/// <param name="Space">The search space.</param>
/// <param name="Strategy">The strategy.</param>
/// <param name="Fidelity">The fidelity scheduler.</param>
public sealed record SearchComponents(SearchSpace Space, ISearchStrategy Strategy, IFidelityScheduler Fidelity)
{
    // What a table's networks are shaped for when the spec names no data: that of NAS-Bench-201, CIFAR-10.
    private static readonly TensorShape TableInput = TensorShape.Image(3, 32, 32);

    private const int TableClasses = 10;

    private static readonly SearchId Nameless = new("none");

    /// <summary>Makes them for a search.</summary>
    public static SearchComponents Create(SearchManifest manifest)
    {
        var strategy = CreateStrategy(manifest.Spec);
        return new(CreateSpace(manifest), strategy, CreateFidelity(manifest.Spec, strategy.GenerationSize));
    }

    /// <summary>Makes them for a search that is not created yet, or says why its parts don't fit together.</summary>
    /// <param name="spec">A valid spec.</param>
    /// <param name="dataset">Its data; null when a table stands in for training.</param>
    /// <returns>The one or the other.</returns>
    public static (SearchComponents? Components, SpecError? Error) TryCreate(SearchSpec spec, DatasetInfo? dataset)
    {
        if (DatasetRules.FindProblem(spec, dataset) is { } problem)
            return (null, problem);
        try
        {
            return (Create(new SearchManifest(Nameless, DateTimeOffset.UnixEpoch, spec, dataset)), null);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidArchitectureException)
        {
            return (null, new SpecError("space", $"is {spec.Space.Name}, which does not fit the data: {exception.Message}"));
        }
    }

    /// <summary>Makes the search space alone, which is all that a trainer needs.</summary>
    public static SearchSpace CreateSpace(SearchManifest manifest) =>
        CreateSpace(manifest.Spec.Space, manifest.Dataset);

    /// <summary>Makes a search space.</summary>
    /// <param name="space">Its name and parameters.</param>
    /// <param name="dataset">Its data; null when a table stands in for training.</param>
    /// <exception cref="ArgumentException">The space does not fit the data.</exception>
    public static SearchSpace CreateSpace(ComponentSpec space, DatasetInfo? dataset)
    {
        var descriptor = SearchSpaceCatalog.All.Single(descriptor => descriptor.Name == space.Name);
        if (dataset is { IsSeries: true } && !descriptor.ReadsSeries)
            throw new ArgumentException($"its samples are series, and {space.Name} is not for series: expected {string.Join(" or ", SearchSpaceCatalog.All.Where(item => item.ReadsSeries).Select(item => item.Name))}.", nameof(space));
        if (dataset?.Vocabulary is { } vocabulary)
        {
            return descriptor.CreateOfTokens is { } createOfTokens
                ? createOfTokens(space.Parameters, dataset.Input, vocabulary, dataset.Outputs)
                : throw new ArgumentException($"its samples are texts, and {space.Name} is not for texts: expected {string.Join(" or ", SearchSpaceCatalog.All.Where(item => item.CreateOfTokens is not null).Select(item => item.Name))}.", nameof(space));
        }

        if (dataset?.Table is not { } table)
            return descriptor.Create(space.Parameters, dataset?.Input ?? TableInput, dataset?.Outputs ?? TableClasses);
        return descriptor.CreateOfTable is { } create
            ? create(space.Parameters, dataset.Input, table.CategorySizes, dataset.Outputs)
            : throw new ArgumentException($"its samples are rows of a table, and {space.Name} is not for tables: expected {string.Join(" or ", SearchSpaceCatalog.All.Where(item => item.CreateOfTable is not null).Select(item => item.Name))}.", nameof(space));
    }

    private static IFidelityScheduler CreateFidelity(SearchSpec spec, int? generation)
    {
        var scheduler = FidelityCatalog.All.Single(descriptor => descriptor.Name == spec.Fidelity.Name).Create(spec.Fidelity.Parameters);
        return spec.Screening is { TakesTrials: true } screening ? new ScreeningScheduler(scheduler, ScreeningPlan.Of(screening, spec, generation)) : scheduler;
    }

    private static ISearchStrategy CreateStrategy(SearchSpec spec)
    {
        var strategy = StrategyCatalog.All.Single(descriptor => descriptor.Name == spec.Strategy.Name).Create(spec.Strategy.Parameters);
        return spec.Scalarization is { } scalarization ? new ScalarizedStrategy(strategy, scalarization) : strategy;
    }
}
