using System.Runtime.CompilerServices;
using NasCloud.Training.Native;
using TorchSharp;

namespace NasCloud.Cli.Diagnosis;

/// <summary>Checks that libtorch loads and computes. Nothing else of this program but the trainer loads it.</summary>
internal static class TorchCheck
{
    private const string Name = "libtorch";

    public static CheckResult Run()
    {
        try
        {
            return Compute();
        }
        catch (Exception exception)
        {
            // Whatever it is that keeps it from loading, the other checks still tell the user something.
            return new CheckResult(Name, CheckOutcome.Failed, exception.Message, "searches that train can't run; a search over a table can (estimator: table)");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static CheckResult Compute()
    {
        TorchRuntime.Initialize(1);
        using var scope = torch.NewDisposeScope();
        var product = torch.ones(8, 8).matmul(torch.ones(8, 8)).sum().item<float>();
        var device = torch.cuda.is_available() ? "CUDA" : "CPU";
        return product == 512
            ? CheckResult.Ok(Name, $"{torch.__version__}, computes on {device}")
            : new CheckResult(Name, CheckOutcome.Failed, $"8x8 ones multiplied and summed make {product}, expected 512", "this build of libtorch does not suit the processor");
    }
}
