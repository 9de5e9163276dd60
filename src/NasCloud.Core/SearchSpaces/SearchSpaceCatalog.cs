using NasCloud.Core.SearchSpaces.AlexNet;
using NasCloud.Core.SearchSpaces.Chain;
using NasCloud.Core.SearchSpaces.Conv1d;
using NasCloud.Core.SearchSpaces.Custom;
using NasCloud.Core.SearchSpaces.Darts;
using NasCloud.Core.SearchSpaces.DenseNet;
using NasCloud.Core.SearchSpaces.GoogLeNet;
using NasCloud.Core.SearchSpaces.Mlp;
using NasCloud.Core.SearchSpaces.MobileNets;
using NasCloud.Core.SearchSpaces.NasBench101;
using NasCloud.Core.SearchSpaces.NasBench201;
using NasCloud.Core.SearchSpaces.ResNet;
using NasCloud.Core.SearchSpaces.Text;
using NasCloud.Core.SearchSpaces.Vgg;

namespace NasCloud.Core.SearchSpaces;

/// <summary>The search spaces that specs can name.</summary>
public static class SearchSpaceCatalog
{
    /// <summary>All of them, in the order they are shown.</summary>
    public static IReadOnlyList<SearchSpaceDescriptor> All { get; } =
    [
        ChainDescriptor.Value,
        CustomDescriptor.Value,
        AlexNetDescriptor.Value,
        VggDescriptor.Value,
        GoogLeNetDescriptor.Value,
        ResNetDescriptor.Value,
        DenseNetDescriptor.Value,
        MobileNetV2Descriptor.Value,
        EfficientNetDescriptor.Value,
        DartsDescriptor.Value,
        NasBench101Descriptor.Value,
        NasBench201Descriptor.Value,
        MlpDescriptor.Value,
        Conv1dDescriptor.Value,
        TextDescriptor.Value,
    ];
}
