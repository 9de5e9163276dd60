using NasCloud.Models.Inference;
using NasCloud.Models.Onnx;
using NasCloud.Models.Verification;

namespace NasCloud.Models.Tests.Verification;

public sealed class ExportCheckTests : IDisposable
{
    private readonly OnnxModel _model = OnnxModel.Load(OnnxExporter.Export(SampleNetworks.Small));
    private readonly byte[] _pixels = [.. Enumerable.Range(0, 120).Select(place => (byte)(place * 7))];

    public void Dispose() => _model.Dispose();

    [Fact]
    public void Result_EqualAnswers_CountsThem()
    {
        var check = new ExportCheck(_model);
        check.Compare(_pixels, _model.Run(_pixels).Logits);
        check.Compare(_pixels[..60], _model.Run(_pixels[..60]).Logits);

        var agreement = check.Result();

        Assert.Equal(3, agreement.Samples);
        Assert.InRange(agreement.LargestDifference, 0, 1e-6);
    }

    [Fact]
    public void Result_OtherLabel_IsAMismatch()
    {
        var check = new ExportCheck(_model);
        float[] reversed = [.. _model.Run(_pixels).Logits.Select(logit => -logit)];
        check.Compare(_pixels, reversed);

        Assert.Contains("of 2 samples 2 get another label", Assert.Throws<ExportMismatchException>(check.Result).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.01f)]
    [InlineData(float.NaN)]
    public void Result_OtherProbabilities_IsAMismatch(float added)
    {
        var check = new ExportCheck(_model);
        var logits = _model.Run(_pixels).Logits;
        logits[_model.Run(_pixels).Labels[0]] += added;
        check.Compare(_pixels, logits);

        Assert.Throws<ExportMismatchException>(check.Result);
    }

    [Fact]
    public void Compare_OtherNumberOfClasses_IsAMismatch() =>
        Assert.Contains("answers 6 numbers where the trained one answers 4", Assert.Throws<ExportMismatchException>(() => new ExportCheck(_model).Compare(_pixels, new float[4])).Message, StringComparison.Ordinal);
}
