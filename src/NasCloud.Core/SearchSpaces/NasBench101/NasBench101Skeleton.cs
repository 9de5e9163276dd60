using NasCloud.Core.Architectures;
using NasCloud.Core.SearchSpaces.Networks;
using static NasCloud.Core.SearchSpaces.Networks.NetworkBlocks;

namespace NasCloud.Core.SearchSpaces.NasBench101;

/// <summary>The network around the modules: a stem, and three stacks of modules with poolings between them.</summary>
internal sealed record NasBench101Skeleton(ModuleChoices Choices, int Channels, int ModulesPerStack)
{
    private const int Stacks = 3;

    public FeatureMap Draw(NetworkDraft draft, Genotype genotype)
    {
        var graph = Choices.In(genotype);
        var image = draft.Convolved("stem", draft.Input, Unbiased(Channels, 3), ActivationFunction.Relu);
        for (var stack = 0; stack < Stacks; stack++)
        {
            image = stack == 0 ? image : draft.MaxPooled($"stack{stack + 1}.pool", image, 2);
            for (var number = 1; number <= ModulesPerStack; number++)
                image = new Module(draft, graph, $"stack{stack + 1}.module{number}").Draw(image, Channels << stack);
        }

        return draft.Averaged(image);
    }
}
