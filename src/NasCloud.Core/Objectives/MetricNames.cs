namespace NasCloud.Core.Objectives;

/// <summary>The metrics that trials report: those of training, those of a network that was never trained, and those of both.</summary>
public static class MetricNames
{
    /// <summary>Share of validation samples classified right, 0 to 1.</summary>
    public const string Accuracy = "accuracy";

    /// <summary>Unweighted mean over the classes of the F1 score on the validation samples, 0 to 1.</summary>
    public const string MacroF1 = "macroF1";

    /// <summary>Unweighted mean over the classes of the share of their validation samples classified right, 0 to 1.</summary>
    public const string BalancedAccuracy = "balancedAccuracy";

    /// <summary>Unweighted mean over the classes of the area under the receiver operating characteristic of the class against the rest, 0 to 1; 0.5 is chance.</summary>
    public const string Auc = "auc";

    /// <summary>Where a number is predicted: mean absolute error on the validation samples, in the target's unit.</summary>
    public const string Mae = "mae";

    /// <summary>Where a number is predicted: root of the mean squared error on the validation samples, in the target's unit.</summary>
    public const string Rmse = "rmse";

    /// <summary>Where a number is predicted: share of the validation targets' variance that is explained, at most 1; 0 is what their mean would reach.</summary>
    public const string R2 = "r2";

    /// <summary>Mean loss on the validation samples: cross-entropy in nats, or where a number is predicted the squared error in units of the training targets' variance.</summary>
    public const string Loss = "loss";

    /// <summary>Learned numbers of the simplified architecture.</summary>
    public const string Parameters = "parameters";

    /// <summary>Operations per sample of the simplified architecture; <see cref="Architectures.ArchitectureCost"/> says how they are counted.</summary>
    public const string Flops = "flops";

    /// <summary>
    /// Milliseconds for one sample in ONNX Runtime on the trainer's machine, on one thread, warm, the median of repeated runs. Measured
    /// where it is an objective.
    /// </summary>
    public const string LatencyMs = "latencyMs";

    /// <summary>Milliseconds for one sample as the spec's latency table predicts them, known before a candidate is trained. Only with such a table.</summary>
    public const string PredictedLatencyMs = "predictedLatencyMs";

    /// <summary>Seconds the trial spent training and evaluating, its parents' share included.</summary>
    public const string TrainingSeconds = "trainingSeconds";

    /// <summary>Share of test samples classified right, 0 to 1. Reported for the final model alone.</summary>
    public const string TestAccuracy = "testAccuracy";

    /// <summary>Macro F1 on the test samples, 0 to 1. Reported for the final model alone.</summary>
    public const string TestMacroF1 = "testMacroF1";

    /// <summary>Mean loss on the test samples. Reported for the final model alone.</summary>
    public const string TestLoss = "testLoss";

    /// <summary>What a metric of validation samples is called where it is measured on test samples: <c>testAuc</c>.</summary>
    /// <param name="metric">The metric's name.</param>
    public static string OnTest(string metric)
    {
        ArgumentException.ThrowIfNullOrEmpty(metric);
        return $"test{char.ToUpperInvariant(metric[0])}{metric[1..]}";
    }

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
