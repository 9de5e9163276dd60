namespace NasCloud.Core.Objectives;

/// <summary>The metrics that every trained trial reports.</summary>
public static class MetricNames
{
    /// <summary>Share of validation samples classified right, 0 to 1.</summary>
    public const string Accuracy = "accuracy";

    /// <summary>Unweighted mean over the classes of the F1 score on the validation samples, 0 to 1.</summary>
    public const string MacroF1 = "macroF1";

    /// <summary>Mean cross-entropy on the validation samples, in nats.</summary>
    public const string Loss = "loss";

    /// <summary>Learned numbers of the simplified architecture.</summary>
    public const string Parameters = "parameters";

    /// <summary>Operations per sample of the simplified architecture; <see cref="Architectures.ArchitectureCost"/> says how they are counted.</summary>
    public const string Flops = "flops";

    /// <summary>Seconds the trial spent training and evaluating, its parents' share included.</summary>
    public const string TrainingSeconds = "trainingSeconds";

    /// <summary>Share of test samples classified right, 0 to 1. Reported for the final model alone.</summary>
    public const string TestAccuracy = "testAccuracy";

    /// <summary>Macro F1 on the test samples, 0 to 1. Reported for the final model alone.</summary>
    public const string TestMacroF1 = "testMacroF1";

    /// <summary>Mean cross-entropy on the test samples, in nats. Reported for the final model alone.</summary>
    public const string TestLoss = "testLoss";
}
