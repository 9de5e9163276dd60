using NasCloud.Core.Specs;
using static NasCloud.Core.Tests.Specs.SpecDocuments;

namespace NasCloud.Core.Tests.Specs;

public sealed class SearchSpecErrorTests
{
    [Theory]
    [InlineData("seed", "3.5", "seed is 3.5: expected a whole number")]
    [InlineData("seed", "1e40", "seed is 1e40: expected a whole number")]
    [InlineData("seed", "1e-400", "seed is 1e-400: expected a whole number")]
    [InlineData("seed", "1.00000000000000000000000000000001", "seed is 1.00000000000000000000000000000001: expected a whole number")]
    [InlineData("seed", "9223372036854775808", "seed is 9223372036854775808: expected a whole number")]
    [InlineData("parallelism", "0", "parallelism is 0: expected a whole number, 1 to 1024")]
    [InlineData("parallelism", "\"2\"", "parallelism is '2': expected a whole number, 1 to 1024")]
    [InlineData("constraints", """{"maxParameters":0}""", "constraints.maxParameters is 0: expected a whole number, at least 1")]
    [InlineData("budget", """{"trials":3000000000}""", "budget.trials is 3000000000: expected a whole number, 1 to 2147483647")]
    [InlineData("budget", """{"deviceHours":0}""", "budget.deviceHours is 0: expected a number, above 0 and at most 1000000")]
    [InlineData("budget", """{"deviceHours":1e999}""", "budget.deviceHours is 1e999: expected a number, above 0 and at most 1000000")]
    [InlineData("budget", """{"wallClock":"soon"}""", "budget.wallClock is 'soon': expected a length of time such as \"45s\", \"90m\", \"1h30m\" or \"2d\", 1s to 365d")]
    [InlineData("budget", """{"wallClock":90}""", "budget.wallClock is 90: expected a length of time such as \"45s\", \"90m\", \"1h30m\" or \"2d\", 1s to 365d")]
    [InlineData("budget", """{"wallClock":"0s"}""", "budget.wallClock is '0s': expected a length of time such as \"45s\", \"90m\", \"1h30m\" or \"2d\", 1s to 365d")]
    [InlineData("budget", "{}", "budget sets no limit: expected at least one of trials, wallClock, deviceHours")]
    [InlineData("budget", "[1]", "budget is a list: expected an object")]
    [InlineData("screening", "\"sinflow\"", "screening is 'sinflow': expected one of synflow, naswot, jacobCov, snip, gradNorm, parameters, flops; did you mean 'synflow'?")]
    [InlineData("screening", """{"proxy":"snip","pool":1}""", "screening.pool is 1: expected a whole number, 2 to 1000")]
    [InlineData("screening", """{"proxy":"snip","initial":0}""", "screening.initial is 0: expected a whole number, 1 to 1000000")]
    [InlineData("screening", """{"proxy":"snip","batchSize":1}""", "screening.batchSize is 1: expected a whole number, 2 to 65536")]
    [InlineData("training", """{"labelSmoothing":1}""", "training.labelSmoothing is 1: expected a number, at least 0 and below 1")]
    [InlineData("training", """{"precision":"float23"}""", "training.precision is 'float23': expected one of auto, float32, bfloat16; did you mean 'float32'?")]
    [InlineData("training", """{"device":3}""", "training.device is 3: expected one of auto, cpu, cuda")]
    [InlineData("training", """{"optimizer":"adamW"}""", "training.optimizer is 'adamW': expected one of sgd, adam, adamw; did you mean 'adamw'?")]
    [InlineData("training", """{"augmentation":{"flip":"yes"}}""", "training.augmentation.flip is 'yes': expected true or false")]
    [InlineData("training", """{"augmentation":"shift"}""", "training.augmentation is 'shift': expected an object")]
    [InlineData("final", """{"epochs":-1}""", "final.epochs is -1: expected a whole number, 1 to 1000000")]
    [InlineData("final", """{"training":{"batchSize":0}}""", "final.training.batchSize is 0: expected a whole number, 1 to 65536")]
    [InlineData("name", "\"my search\"", "name is 'my search': expected 1 to 64 letters, digits and hyphens")]
    [InlineData("name", "\"ends\\n\"", "name is 'ends\n': expected 1 to 64 letters, digits and hyphens")]
    [InlineData("dataset", "true", "dataset is true: expected an object, or a string for its name")]
    [InlineData("dataset", "\"no good\"", "dataset is 'no good': expected a data set's name: letters, digits, points, hyphens and underscores, such as glyphs or fashion-mnist")]
    [InlineData("dataset", "{}", "dataset.name is missing: the data set's name; expected a data set's name: letters, digits, points, hyphens and underscores, such as glyphs or fashion-mnist")]
    [InlineData("space", """{"name":"chain","layers":{"conv":{"kernel":[3,4]}}}""", "space.layers.conv.kernel[1] is 4: kernel sizes are odd, 1 to 11")]
    [InlineData("space", """{"name":"chain","layers":{"conv":{"kernel":[3,5,3.0]}}}""", "space.layers.conv.kernel[2] is 3.0, as [0] is already: list each value once")]
    [InlineData("space", """{"name":"chain","layers":{"conv":{"kernel":3}}}""", "space.layers.conv.kernel is 3: expected a list of 1 to 6 items; put it in brackets")]
    [InlineData("space", """{"name":"chain","layers":{"conv":{"kernel":[]}}}""", "space.layers.conv.kernel has 0 items: expected a list of 1 to 6 items")]
    [InlineData("space", """{"name":"chain","layers":{"conv":{"kernl":[3]}}}""", "space.layers.conv.kernl is unknown: expected one of kernel, activation, batchNorm, dropout; did you mean 'kernel'?")]
    [InlineData("space", """{"name":"cells","size":3}""", "space.size is unknown: expected one of name")]
    [InlineData("space", """{"depth":[3]}""", "space.name is missing: expected one of chain, cells")]
    [InlineData("space", """{"name":7}""", "space.name is 7: expected one of chain, cells")]
    [InlineData("space", "7", "space is 7: expected one of chain, cells, or an object with such a name")]
    [InlineData("strategy", """{"name":"evolutoin"}""", "strategy.name is 'evolutoin': expected one of auto, random, grid, regularized-evolution; did you mean 'regularized-evolution'?")]
    [InlineData("strategy", "\"evolutoin\"", "strategy is 'evolutoin': expected one of auto, random, grid, regularized-evolution; did you mean 'regularized-evolution'?")]
    [InlineData("strategy", """{"name":"regularized-evolution","sampleSize":30}""", "strategy has parameters that don't fit together: a sample of 30 can't come from a population of 20")]
    [InlineData("fidelity", "\"asha\"", "fidelity.maxEpochs is missing: last rung; expected a whole number, at least 1")]
    [InlineData("fidelity", """{"name":"asha","minEpochs":10,"maxEpochs":3}""", "fidelity.maxEpochs is 3: expected at least minEpochs, 10")]
    [InlineData("fidelity", """{"name":"asha","maxEpochs":2}""", "fidelity.reduction is 3: expected at most maxEpochs, 2")]
    [InlineData("estimator", "\"guess\"", "estimator is 'guess': expected one of train, table, zero-cost, supernet, darts")]
    [InlineData("objectives", "[]", "objectives has 0 items: expected a list of at least 1 item")]
    [InlineData("objectives", "\"accuracy\"", "objectives is 'accuracy': expected a list of at least 1 item; put it in brackets")]
    [InlineData("objectives", "[\"acuracy\"]", "objectives[0] is 'acuracy': expected one of accuracy, balancedAccuracy, macroF1, auc, mae, rmse, r2, loss, parameters, flops, latencyMs, predictedLatencyMs, trainingSeconds; did you mean 'accuracy'?")]
    [InlineData("objectives", """[{"metric":"testLoss"}]""", "objectives[0].metric is 'testLoss': test data is read once, for the final model, so that no search can fit it; expected one of accuracy, balancedAccuracy, macroF1, auc, mae, rmse, r2, loss, parameters, flops, latencyMs, predictedLatencyMs, trainingSeconds")]
    [InlineData("objectives", """["loss",{"metric":"loss","goal":"minimize"}]""", "objectives[1].metric is 'loss', as objectives[0] is already: list each metric once")]
    [InlineData("objectives", """[{"metric":"loss","goal":"minimise"}]""", "objectives[0].goal is 'minimise': expected one of maximize, minimize; did you mean 'minimize'?")]
    [InlineData("scalarization", "\"chebyshev\"", "scalarization is set for one objective, which is one number as it is: list several objectives, or leave it out")]
    [InlineData("target", """{"metric":"loss","value":1}""", "target.metric is 'loss': expected the metric of an objective, one of accuracy")]
    [InlineData("target", """{"metric":"accuracy"}""", "target.value is missing: the value to reach, in the direction of the objective's goal; expected a number")]
    [InlineData("schemaVersion", "2", "schemaVersion is 2: this build reads versions up to 1; use a newer build, or write the spec in version 1")]
    [InlineData("schemaVersion", "0", "schemaVersion is 0: expected 1")]
    [InlineData("schemaVersion", null, "schemaVersion is missing: the version of the format that the spec is written in; expected 1")]
    [InlineData("space", null, "space is missing: the search space: which networks are candidates; expected one of chain, cells")]
    [InlineData("space", "null", "space is missing: the search space: which networks are candidates; expected one of chain, cells")]
    [InlineData("budget", null, "budget is missing: what the search may spend, at least one limit; it ends at the first reached; expected an object")]
    [InlineData("dataset", null, "dataset is missing: candidates train on it; name one, such as \"glyphs\", or let the estimator be a table")]
    [InlineData("bugdet", "{}", "bugdet is unknown: expected one of $schema, schemaVersion, name, dataset, space, strategy, fidelity, estimator, screening, training, final, objectives, scalarization, latency, constraints, budget, target, warmStart, inheritWeights, seed, parallelism, retries, trialTimeout; did you mean 'budget'?")]
    [InlineData("a b", "1", "[\"a b\"] is unknown: expected one of $schema, schemaVersion, name, dataset, space, strategy, fidelity, estimator, screening, training, final, objectives, scalarization, latency, constraints, budget, target, warmStart, inheritWeights, seed, parallelism, retries, trialTimeout")]
    public void Read_OneThingWrong_SaysWhatAndWhatWasExpected(string key, string? json, string expected) =>
        Assert.Equal([expected], Errors(With((key, json))));

    [Theory]
    [InlineData("\"table\"", "estimator.path is missing: the CSV file, relative to the spec; expected a string that isn't empty", "estimator.metrics is missing: for each metric the column that holds it; expected an object")]
    [InlineData("""{"name":"table","path":"","metrics":{}}""", "estimator.path is '': expected a string that isn't empty", "estimator.metrics has 0 entries: expected at least 1")]
    [InlineData("""{"name":"table","path":"a","metrics":{"accuracy":1}}""", "estimator.metrics.accuracy is 1: expected a string that isn't empty")]
    [InlineData("""{"name":"table","path":"a","metrics":"accuracy"}""", "estimator.metrics is 'accuracy': expected an object")]
    public void Read_TableWithErrors_ListsThem(string estimator, params string[] expected) =>
        Assert.Equal(expected, Errors(With(("estimator", estimator))).Where(error => !error.StartsWith("objectives", StringComparison.Ordinal)));

    [Theory]
    [InlineData("""["loss"]""", "objectives[0] is 'loss': expected one of accuracy, latency, parameters, flops, predictedLatencyMs")]
    [InlineData("""["latency"]""", "objectives[0] is 'latency', whose name doesn't tell which way it is better: write it as an object with a goal, maximize or minimize")]
    public void Read_TableWithWrongObjective_SaysSo(string objectives, string expected) =>
        Assert.Equal([expected], Errors(Table, $"objectives={objectives}"));

    [Theory]
    [InlineData("""{"proxies":[]}""", "estimator.proxies has 0 items: expected a list of at least 1 item")]
    [InlineData("""{"proxies":["synflow","sinflow"]}""", "estimator.proxies[1] is 'sinflow': expected one of synflow, naswot, jacobCov, snip, gradNorm; did you mean 'synflow'?")]
    [InlineData("""{"batchSize":1}""", "estimator.batchSize is 1: expected a whole number, 2 to 65536")]
    public void Read_ZeroCostWithErrors_ListsThem(string parameters, string expected) =>
        Assert.Equal([expected], Errors(With(("estimator", parameters.Insert(1, "\"name\":\"zero-cost\",")), ("objectives", "[\"synflow\"]"))));

    [Theory]
    [InlineData("\"zero-cost\"", "objectives[0] is 'accuracy': expected one of synflow, naswot, jacobCov, snip, gradNorm, parameters, flops, latencyMs, predictedLatencyMs")]
    [InlineData("""{"name":"zero-cost","proxies":["snip"]}""", "objectives[0] is 'accuracy': expected one of snip, parameters, flops, latencyMs, predictedLatencyMs")]
    public void Read_ZeroCostWithoutAProxyAsObjective_SaysWhatThereIs(string estimator, string expected) =>
        Assert.Equal([expected], Errors(With(("estimator", estimator))));

    [Theory]
    [InlineData("""{"name":"supernet","epochs":0}""", "estimator.epochs is 0: expected a whole number, 1 to 1000000")]
    [InlineData("""{"name":"supernet","learningRate":0}""", "estimator.learningRate is 0: expected a number, above 0 and at most 100")]
    public void Read_SupernetWithErrors_ListsThem(string estimator, string expected) =>
        Assert.Equal([expected], Errors(With(("estimator", estimator), ("fidelity", null))));

    [Fact]
    public void Read_SupernetWithRungsAndAMetricThatNobodyTrainsFor_ListsBoth() => Assert.Equal(
        [
            "fidelity is asha: candidates take a supernet's weights and train no epochs of their own; expected full, or leave it out",
            "objectives[0] is 'trainingSeconds': expected one of accuracy, balancedAccuracy, macroF1, auc, mae, rmse, r2, loss, parameters, flops, latencyMs, predictedLatencyMs",
        ],
        Errors(With(("estimator", "\"supernet\""), ("fidelity", """{"name":"asha","maxEpochs":9}"""), ("objectives", "[\"trainingSeconds\"]"))));

    [Fact]
    public void Read_DartsOnASpaceThatCannotBeRelaxed_NamesThoseThatCan() => Assert.Equal(
        ["space is chain, whose options can't be computed all at once: with the estimator darts expected one of nas-bench-201"],
        SearchSpecReader.Read("""
            { "schemaVersion": 1, "dataset": "glyphs", "space": "chain", "estimator": "darts", "objectives": ["preference"], "budget": { "trials": 9 } }
            """).Errors.Select(error => error.ToString()));

    [Fact]
    public void Read_InheritedWeightsWhereNothingIsTrained_IsAnError() => Assert.Equal(
        ["inheritWeights is true with the estimator zero-cost, which trains no candidate: leave it out"],
        Errors(With(("estimator", "\"zero-cost\""), ("objectives", "[\"snip\"]"), ("inheritWeights", "true"))));

    [Fact]
    public void Read_SupernetWithoutADataset_IsAnError() => Assert.Equal(
        ["dataset is missing: the supernet trains on it; name one, such as \"glyphs\", or let the estimator be a table"],
        Errors(With(("dataset", null), ("estimator", "\"supernet\""), ("fidelity", null))));

    [Fact]
    public void Read_ZeroCostWithoutADataset_IsAnError() => Assert.Equal(
        ["dataset is missing: proxies are computed on its samples; name one, such as \"glyphs\", or let the estimator be a table"],
        Errors(With(("dataset", null), ("estimator", "\"zero-cost\""), ("objectives", "[\"snip\"]"))));

    [Theory]
    [InlineData("""{"name":"table","path":"a","metrics":{"accuracy":"b"}}""", "accuracy", "screening is set, and the estimator is table: expected train, since screening chooses what is trained; change the estimator, or leave screening out")]
    [InlineData("\"zero-cost\"", "snip", "screening is set, and the estimator is zero-cost: expected train, since screening chooses what is trained; change the estimator, or leave screening out")]
    public void Read_ScreeningWhereNothingIsTrained_IsAnError(string estimator, string objective, string expected) =>
        Assert.Equal([expected], Errors(With(("estimator", estimator), ("objectives", $"[\"{objective}\"]"), ("screening", "\"snip\""))));

    [Fact]
    public void Read_ScreeningWithoutADataset_IsAnError() => Assert.Equal(
        ["dataset is missing: candidates train on it; name one, such as \"glyphs\", or let the estimator be a table"],
        Errors(With(("dataset", null), ("screening", "\"snip\""))));

    [Theory]
    [InlineData("\"sum\"", "scalarization is 'sum': expected one of weighted-sum, chebyshev; did you mean 'weighted-sum'?")]
    [InlineData("""{"weights":[1,2]}""", "scalarization.method is missing: each objective goes from 0, the best so far, to 1, the worst, times its weight: weighted-sum adds them up; chebyshev takes the largest and a twentieth of the sum, which finds the dents of the front too (ParEGO, Knowles 2006); expected one of weighted-sum, chebyshev")]
    [InlineData("""{"method":"chebyshev","weights":[1,2,3]}""", "scalarization.weights has 3 items: expected 2, one for each of the objectives")]
    [InlineData("""{"method":"chebyshev","weights":[1]}""", "scalarization.weights has 1 item: expected a list of at least 2 items")]
    [InlineData("""{"method":"chebyshev","weights":[1,0]}""", "scalarization.weights[1] is 0: expected a number, above 0 and at most 1000000")]
    public void Read_WrongScalarization_SaysWhatWasExpected(string scalarization, string expected) =>
        Assert.Equal([expected], Errors(With(("objectives", """["accuracy","flops"]"""), ("scalarization", scalarization))));

    [Fact]
    public void Read_TableWithFinalButNoDataset_IsAnError() =>
        Assert.Equal(["final is set without data to train the winner on: add a dataset, or leave final out"], Errors(Table, "final.epochs=3"));

    [Fact]
    public void Read_ManyThingsWrong_ListsAllInTheDocumentsOrder()
    {
        const string json = """
            {
              "target": { "metric": "loss", "value": "high" },
              "seed": true,
              "space": { "name": "chain", "depht": [1] },
              "seed": 2,
              "objectives": ["accuracy", "testAccuracy"],
              "training": { "batchSize": 0, "optimizer": { "momentum": 1 } }
            }
            """;

        Assert.Equal(
            [
                "target.metric", "target.value", "seed", "seed", "space.depht", "objectives[1]", "training.batchSize",
                "training.optimizer.momentum", "schemaVersion", "budget", "dataset",
            ],
            Format.Read(json, []).Errors.Select(error => error.Path));
    }

    [Fact]
    public void Read_KeyGivenTwice_IsAnError() =>
        Assert.Equal(["budget is given again as an object: keep one of them"], Errors(Minimal[..^1] + ""","budget":{"trials":6}}"""));

    [Theory]
    [InlineData("{\n  \"schemaVersion\": 1,\n  \"ä\": nope\n}", "The document is not JSON: line 3, column 9: ")]
    [InlineData("", "The document is not JSON: line 1, column 1: ")]
    [InlineData("{\"seed\": NaN}", "The document is not JSON: line 1, column 10: ")]
    [InlineData("{} {}", "The document is not JSON: line 1, column 4: ")]
    [InlineData("{\"a\": \"\\ud800\"}", "The document has an escape that is no character (half of a surrogate pair): write the character itself.")]
    [InlineData("{\"\\ud800\": 1}", "The document has an escape that is no character (half of a surrogate pair): write the character itself.")]
    [InlineData("[1]", "The document is a list: expected an object such as { \"schemaVersion\": 1, \"space\": ..., \"budget\": ... }.")]
    [InlineData("null", "The document is null: expected an object such as { \"schemaVersion\": 1, \"space\": ..., \"budget\": ... }.")]
    public void Read_NoSpecAtAll_IsOneError(string json, string expected) =>
        Assert.StartsWith(expected, Assert.Single(Errors(json)), StringComparison.Ordinal);

    [Fact]
    public void Read_DeepNesting_IsAnError() =>
        Assert.StartsWith("The document is not JSON: line 1, column 65: ", Assert.Single(Errors(new string('[', 100))), StringComparison.Ordinal);

    [Fact]
    public void Read_TooLongDocument_IsAnError() =>
        Assert.Equal(
            ["The document has 1048577 bytes: at most 1048576 are read; write less into it."],
            Errors(Minimal + new string(' ', (1 << 20) + 1 - Minimal.Length)));

    [Fact]
    public void Read_LongValues_AreShortened()
    {
        var errors = Errors(With(("name", $"\"{new string('x', 1000)}\""), (new string('y', 1000), "1")));

        Assert.Equal(2, errors.Length);
        Assert.StartsWith($"name is '{new string('x', 40)}...': ", errors[0], StringComparison.Ordinal);
        Assert.StartsWith(new string('y', 60) + "...", errors[1].Trim('[', '"'), StringComparison.Ordinal);
    }
}
