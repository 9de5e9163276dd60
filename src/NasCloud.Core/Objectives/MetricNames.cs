namespace NasCloud.Core.Objectives;

/// <summary>The metrics that trials report: those of training, those of a network that was never trained, and those of both.</summary>
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

    /// <summary>
    /// How much of the weights reaches the result (Tanaka et al. 2020, arXiv 2006.05467): ln(1 + the sum over weights of
    /// weight times gradient, all made positive), 0 or above. Data plays no part.
    /// </summary>
    public const string Synflow = "synflow";

    /// <summary>Sum over layers of the Euclidean norm of the loss's gradient (Abdelfattah et al. 2021, arXiv 2101.08134), 0 or above.</summary>
    public const string GradNorm = "gradNorm";

    /// <summary>Sum over weights of |weight times the loss's gradient| (Lee et al. 2019, arXiv 1810.02340), 0 or above.</summary>
    public const string Snip = "snip";

    /// <summary>How differently samples switch the activations (Mellor et al. 2021, arXiv 2006.04647): a log-determinant, any number.</summary>
    public const string Naswot = "naswot";

    /// <summary>How little the network's slopes at the samples go together (Mellor et al. 2020, arXiv 2006.04647v1): at most minus the number of samples.</summary>
    public const string JacobCov = "jacobCov";

    /// <summary>How strongly a relaxed supernet leans to a candidate (Liu et al. 2019, arXiv 1806.09055): the logarithm of its options' share in the mixtures, at most 0.</summary>
    public const string Preference = "preference";
}
