using NasCloud.Core.Latency;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Specs;

/// <summary>The shape of a search spec: the one source of its validation, its JSON Schema and its reference.</summary>
internal static class SearchSpecShape
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);
    private static readonly TextShape Words = new(@"[^\u0000]+", "a string that isn't empty");

    /// <summary>The shape where some spaces, strategies and schedulers can be named.</summary>
    public static ObjectShape Create(SpecComponents components) => new(
    [
        new("$schema", new TextShape(), "Where this format's JSON Schema is, for editors; ignored."),
        new("schemaVersion", new IntegerShape(SearchSpec.CurrentSchemaVersion, SearchSpec.CurrentSchemaVersion), "The version of the format that the spec is written in.", Required: true),
        new("name", new TextShape("[A-Za-z0-9-]{1,64}", "1 to 64 letters, digits and hyphens"), "What the search is called.", "\"search\""),
        new("dataset", Dataset(), "The data that candidates train on; a bare string is its name. Required unless the estimator is table."),
        new("space", Spaces(components), "The search space: which networks are candidates.", Required: true),
        new("strategy", Strategies(components), "The search strategy: which candidate is tried next.", "\"auto\""),
        new("fidelity", Fidelities(components), "How long candidates train, and which of them go on.", "\"full\""),
        new("estimator", Estimators(), "Where scores come from.", $"\"{EstimatorNames.Train}\""),
        new("screening", Screening(), "How candidates are chosen before they train: of each pool the one goes on that a proxy ranks first; a bare string is the proxy. For the estimator train alone. Left out: all are trained."),
        new("training", TrainingShape.Full, "How candidates are trained.", "{}"),
        new("final", Final(), "How the winner is trained in full. Left out: as the defaults below say, unless the estimator is table. Null: it isn't.", KeepsNull: true),
        new("objectives", new ListShape(Objective(), MinimumCount: 1), "What is sought; with several, the Pareto front.", "[\"accuracy\"]"),
        new("scalarization", Scalarization(), "How several objectives become the one number that the strategy searches by; a bare string is its method. What goes on to more epochs, the leaderboard and the Pareto front stay as they are. Left out: the strategy goes by Pareto front."),
        new("latency", Latency(), "How long networks take on the machine that they are for, so that it is known before they are trained; a bare string is its table. Left out: it isn't."),
        new("constraints", Constraints(), "What an architecture may cost; checked before a trial is paid for.", "{}"),
        new("budget", Budget(), "What the search may spend, at least one limit; it ends at the first reached.", Required: true),
        new("target", Target(), "Where the search may stop early. Left out: nowhere."),
        new("warmStart", WarmStart(), "A finished search on the same space to learn from; a bare string is its id. Left out: none."),
        new("inheritWeights", new BooleanShape(), "Whether a new candidate begins with the weights of the one most alike that was trained, in layers of the same name and shape, instead of fresh ones (Real et al. 2017, arXiv 1703.01041). Checkpoints of all candidates are kept until the search ends. The winner is trained from fresh weights all the same.", "false"),
        new("seed", new IntegerShape(), "Fixes all randomness.", "0"),
        new("parallelism", new IntegerShape(1, 1024), "The most trials in flight, each on a trainer of its own.", "1"),
        new("retries", new IntegerShape(0, 100), "Further attempts for a trial whose trainer was lost or failed.", "2"),
        new("trialTimeout", new DurationShape(TimeSpan.FromSeconds(1), Longest), "How long one search trial may train. Left out: no limit."),
    ]);

    private static VariantShape Spaces(SpecComponents components) =>
        new([.. components.Spaces.Select(item => new VariantCase(item.Name, item.Summary, item.Parameters))]);

    private static VariantShape Strategies(SpecComponents components) =>
        new([.. components.Strategies.Select(item => new VariantCase(item.Name, item.Summary, item.Parameters))]);

    private static VariantShape Fidelities(SpecComponents components) =>
        new([.. components.Fidelities.Select(item => new VariantCase(item.Name, item.Summary, item.Parameters))]);

    private static ObjectShape Dataset() => new(
        [
            new("name", new TextShape("[A-Za-z0-9][A-Za-z0-9._-]{0,63}", "a data set's name: letters, digits, points, hyphens and underscores, such as glyphs or fashion-mnist"), "The data set's name.", Required: true),
            new("validationFraction", new NumberShape(0, 1, ExcludeMinimum: true, ExcludeMaximum: true), "The share of the training data held out to score candidates, stratified.", "0.1"),
            new("trainingSamples", new IntegerShape(1, int.MaxValue), "The most training samples a search trial sees, stratified, validation not counted. Left out: all."),
            new("path", Words, "A folder of class folders of images, of IDX or CIFAR files, of NumPy arrays or of a table; a .zip of such a folder, an .npz or a .csv; or the https address of such a file, with #sha256=HASH behind it where its hash is known, or of a blob container or a folder in it. Left out: the name is looked for in the known places."),
            new("imageSize", new IntegerShape(1, 4096), "The height and width, in pixels, that images of an image folder are resized to. Left out: the size that most of them have."),
            new("target", Words, "The column of a table that is predicted. Required for what is read from a table, and for that alone."),
            new("task", new ChoiceShape(["classification", "regression"]), "What the target of a table, or of series, is: a class, or a number. Left out: a number if all its values are numbers and some has a fraction or, in a table, more than 20 are different, else a class."),
            new("kind", new ChoiceShape(["images", "table", "series", "tokens"]), "What samples are. Series are arrays of (samples, steps) or (samples, steps, channels), or rows of a table whose numeric columns are the steps. Tokens are texts: in words in the column that dataset.text names; or as whole numbers from 0, laid out as series are, (samples, tokens). Left out: images; where dataset.text is given tokens; of a .csv rows of a table."),
            new("columns", new MapShape(new ChoiceShape(["number", "category", "ignore"])), "For columns of a table what they are. Those left out: a number if all their values are numbers, ignored if most of their values are texts that don't come again, else a category."),
            new("text", Text(), "Where a table has texts in words; a bare string is their column. Left out: tokens are numbered already."),
        ],
        Shorthand: "name");

    private static ObjectShape Text() => new(
        [
            new("column", Words, "The column of the texts. Letters, marks and digits that stand together are a word, in lower case; each punctuation mark and symbol is a word of its own.", Required: true),
            new("vocabulary", new IntegerShape(1, TextSpec.MostWords), "The most words that are told apart: the most frequent of the training part, of those that at least two of its texts have. All others are one, the unknown word.", $"{TextSpec.DefaultVocabulary}"),
            new("length", new IntegerShape(1, TextSpec.MostLength), $"How many words of a text are read; the rest is cut off. Left out: as many as 19 in 20 texts of the training part have, at most {TextSpec.LongestGuess}."),
        ],
        Shorthand: "column");

    private static VariantShape Estimators() => new(
    [
        new(EstimatorNames.Train, "Candidates are trained on the dataset.", ObjectShape.Empty),
        new(EstimatorNames.Table, "Scores are looked up in a CSV file, to study strategies without training.", new(
        [
            new(EstimatorNames.TablePath, Words, "The CSV file, relative to the spec.", Required: true),
            new(EstimatorNames.TableKey, Words, "The column that holds the genotypes.", "\"ops\""),
            new(EstimatorNames.TableMetrics, new MapShape(Words, MinimumCount: 1), "For each metric the column that holds it.", Required: true),
            new(EstimatorNames.TableSeconds, new NumberShape(0, 1_000_000), "How long a trial pretends to take, in seconds.", "0"),
        ])),
        new(EstimatorNames.ZeroCost, "Scores are zero-cost proxies, computed of networks with fresh weights on one batch of training samples; the winner alone is trained (Abdelfattah et al. 2021, arXiv 2101.08134).", new(
        [
            new(EstimatorNames.ZeroCostProxies, Proxies(), "The proxies, which are the metrics of the trials; objectives must be among them.", "[\"synflow\", \"naswot\", \"jacobCov\", \"snip\", \"gradNorm\"]"),
            ProxyBatch(EstimatorNames.ZeroCostBatchSize),
        ])),
        new(EstimatorNames.Supernet, "One-shot: all candidates share one set of weights, trained first by drawing another path through the space at each step; each candidate is then scored with the weights that are its own share, without training, and the winner is trained afresh (Guo et al. 2020, arXiv 1904.00420).", new(
        [
            new(EstimatorNames.SupernetEpochs, new IntegerShape(1, 1_000_000), "Epochs that the shared weights are trained for, fewer where they would take more than a third of the budget's wall clock.", "30"),
            new(EstimatorNames.SupernetLearningRate, new NumberShape(0, 100, ExcludeMinimum: true), "The highest learning rate of the shared weights, which stochastic gradient descent with Nesterov momentum trains whatever training.optimizer is.", "0.05"),
            new(EstimatorNames.SupernetWeightDecay, new NumberShape(0, 1), "Their weight decay.", "0.0005"),
            Calibration(),
        ])),
        new(EstimatorNames.Darts, "Differentiable: one network computes all options of every decision and mixes them; half of the training data teaches its weights, the other half the mixtures. Candidates are then judged by their share in the mixtures, preference, and by their accuracy with the network's weights; the winner is trained afresh (DARTS, Liu et al. 2019, arXiv 1806.09055; first order). For cell spaces.", new(
        [
            new(EstimatorNames.SupernetEpochs, new IntegerShape(1, 1_000_000), "Epochs that weights and mixtures are trained for, fewer where they would take more than a third of the budget's wall clock.", "50"),
            new(EstimatorNames.SupernetLearningRate, new NumberShape(0, 100, ExcludeMinimum: true), "The highest learning rate of the weights, which stochastic gradient descent with Nesterov momentum trains whatever training.optimizer is.", "0.025"),
            new(EstimatorNames.SupernetWeightDecay, new NumberShape(0, 1), "Their weight decay.", "0.0003"),
            new(EstimatorNames.DartsMixtureLearningRate, new NumberShape(0, 100, ExcludeMinimum: true), "The learning rate of the mixtures, which Adam trains.", "0.0003"),
            new(EstimatorNames.DartsMixtureWeightDecay, new NumberShape(0, 1), "Their weight decay.", "0.001"),
            Calibration(),
        ])),
    ]);

    private static Property Calibration() =>
        new(EstimatorNames.SupernetCalibration, new IntegerShape(1, 65_536), "Training batches on which each candidate gathers the statistics of its batch normalizations before it is scored.", "20");

    private static ListShape Proxies() => new(new ChoiceShape([.. NaturalGoals.Untrained]), MinimumCount: 1, Distinct: true);

    private static Property ProxyBatch(string name) =>
        new(name, new IntegerShape(2, 65_536), "Samples that zero-cost proxies are computed on, drawn once for the whole search.", "64");

    private static ObjectShape Screening() => new(
        [
            new("proxy", new ChoiceShape([.. NaturalGoals.Untrained, .. NaturalGoals.Computed]), "What ranks candidates, the larger the better: a zero-cost proxy, which takes a trial of 0 epochs, or the size of the network, which costs nothing.", Required: true),
            new("pool", new IntegerShape(2, 1000), "Candidates screened for each one that is trained.", "4"),
            new("initial", new IntegerShape(1, 1_000_000), "How many of the first candidates are chosen by screening. Left out: all."),
            ProxyBatch("batchSize"),
        ],
        Shorthand: "proxy");

    private static ObjectShape Final() => new(
    [
        new("epochs", new IntegerShape(1, 1_000_000), "Epochs from fresh weights. Left out: three times the most that a search trial trains."),
        new("training", TrainingShape.Partial, "How; what is left out is as in the search.", "{}"),
        new("useValidationData", new BooleanShape(), "Whether the validation samples join the training data, since nothing is chosen any more.", "true"),
        new("compression", Compression(), "How the trained winner is made smaller and faster, for networks that read images.", "{}"),
    ]);

    private static ObjectShape Compression() => new(
    [
        new("largestLoss", new NumberShape(0, 1), "The most accuracy that a smaller model may lose against the trained network, on validation data; on training data where useValidationData left none. What loses more is undone.", "0.005"),
        new("prune", new BooleanShape(), "Whether channels are removed, those first that matter least, and the rest is trained on (Molchanov et al. 2019, arXiv 1906.10771). A fifth of the final training's time is kept back for it.", "true"),
        new("quantize", new BooleanShape(), "Whether models in 8-bit integers are made too.", "true"),
        new("fineTuningEpochs", new IntegerShape(0, 1_000_000), "Epochs of training after each removal of channels. Left out: a tenth of those that the winner was trained for, at least 1."),
    ]);

    private static ObjectShape Objective() => new(
        [
            new("metric", Words, "A metric: accuracy, balancedAccuracy, macroF1, auc, where a number is predicted mae, rmse, r2 instead; loss, parameters, flops, latencyMs, predictedLatencyMs, trainingSeconds; with the estimator table, those it maps, parameters, flops and predictedLatencyMs; with zero-cost, its proxies, parameters, flops, latencyMs and predictedLatencyMs; with supernet and darts, all of these first but trainingSeconds, with darts preference too.", Required: true),
            new("goal", new ChoiceShape(["maximize", "minimize"]), "Which way it is better. Left out: its natural way, which metrics of a table's own don't have."),
        ],
        Shorthand: "metric");

    private static ObjectShape Scalarization() => new(
        [
            new("method", new ChoiceShape([ScalarizationNotation.WeightedSum, ScalarizationNotation.Chebyshev]), "Each objective goes from 0, the best so far, to 1, the worst, times its weight: weighted-sum adds them up; chebyshev takes the largest and a twentieth of the sum, which finds the dents of the front too (ParEGO, Knowles 2006).", Required: true),
            new("weights", new ListShape(new NumberShape(0, 1_000_000, ExcludeMinimum: true), MinimumCount: 2), "How much each objective counts, in their order. Left out: drawn anew for each proposal, so that the search spreads along the front."),
        ],
        Shorthand: "method");

    private static ObjectShape Latency() => new(
        [
            new("table", Words, "A file that 'nascloud latency' wrote, relative to the spec. It is read once, and kept in the search."),
            new("content", LatencyTableShape.Create(), "What the file holds, where there is no file."),
        ],
        Shorthand: "table",
        Check: latency => latency.Has("table") != latency.Has("content")
            ? []
            : [new("", latency.Has("table") ? "has both a table and its content: name the one or write the other" : "has no table: expected table, a file, or content")]);

    private static ObjectShape Constraints() => new(
    [
        new("maxParameters", new IntegerShape(1), "The most learned numbers. Left out: no limit."),
        new("maxFlops", new IntegerShape(1), "The most operations per sample, a multiply-add counted once. Left out: no limit."),
        new("maxLatencyMs", new NumberShape(0, 1_000_000, ExcludeMinimum: true), "The most milliseconds for one sample, as the table of latency predicts them. Left out: no limit."),
    ]);

    private static ObjectShape Budget() => new(
        [
            new("trials", new IntegerShape(1, int.MaxValue), "The most distinct architectures to pay for; continuing one at more epochs is not a new one, and one that is only screened is not paid for."),
            new("wallClock", new DurationShape(TimeSpan.FromSeconds(1), Longest), "The longest from start to result, the winner's training included, which is planned into it; pauses don't count."),
            new("deviceHours", new NumberShape(0, 1_000_000, ExcludeMinimum: true), "The most hours of trainers' time, summed over the trials that ended; open ones and the winner's training come on top."),
        ],
        Check: budget => budget.Has("trials") || budget.Has("wallClock") || budget.Has("deviceHours")
            ? []
            : [new("", "sets no limit: expected at least one of trials, wallClock, deviceHours")]);

    private static ObjectShape WarmStart() => new(
        [
            new("search", new TextShape("[a-z0-9][a-z0-9-]{0,63}", "a search's id, such as quickstart-7f3a"), "Its id, in the same store. The strategy knows its trials as if they were its own; budget and result are of the new search alone.", Required: true),
            new("best", new IntegerShape(0, 1000), "How many of its best candidates are tried first.", "5"),
        ],
        Shorthand: "search");

    private static ObjectShape Target() => new(
    [
        new("metric", Words, "The metric of one of the objectives.", Required: true),
        new("value", new NumberShape(), "The value to reach, in the direction of the objective's goal.", Required: true),
    ]);
}
