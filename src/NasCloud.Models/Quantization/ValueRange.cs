namespace NasCloud.Models.Quantization;

/// <summary>The numbers that a result takes on, and how 8 bits stand for them.</summary>
/// <param name="Low">The least.</param>
/// <param name="High">The largest.</param>
public readonly record struct ValueRange(float Low, float High)
{
    private const int Steps = 255;

    /// <summary>What one step of the 8 bits is worth; above 0.</summary>
    public float Scale => (float)Math.Max((Top - Bottom) / Steps, 1e-12);

    /// <summary>The step that stands for 0, which is always one of them: padding and cut edges stay exact.</summary>
    public byte Zero => (byte)Math.Clamp(Math.Round(-Bottom / Scale), 0, Steps);

    private double Bottom => Math.Min(Low, 0);

    private double Top => Math.Max(High, 0);

    /// <summary>The range of both.</summary>
    public ValueRange With(ValueRange other) => new(Math.Min(Low, other.Low), Math.Max(High, other.High));

    /// <summary>The range of some numbers, at least one.</summary>
    public static ValueRange Of(ReadOnlySpan<float> values)
    {
        var (low, high) = (values[0], values[0]);
        foreach (var value in values)
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return new(low, high);
    }
}
