using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies.Reinforce;
using NasCloud.Testing.SearchSpaces;

namespace NasCloud.Core.Tests.Strategies.Reinforce;

public sealed class LearnedPolicyTests
{
    private static readonly ReinforceOptions Tabular = new(LearningRate: 0.2), Lstm = new(LearningRate: 0.05, IsLstm: true, Hidden: 5);

    private static Gen<(int Seed, int[] Ends)> Growths { get; } = Gen.Select(Gen.Int[0, 1_000], Gen.Int[0, 30].Array[2, 6]);

    [Fact]
    public void For_AnyHistoriesOneAfterAnother_IsWhatANewOneLearns() => Growths.Sample(growth =>
    {
        var space = TestSpace.Layered(3);
        var lessons = Random(space, growth.Seed, 30);
        foreach (var options in (ReinforceOptions[])[Tabular, Lstm])
        {
            var learned = new LearnedPolicy(options);
            Assert.All(growth.Ends, (end, index) =>
            {
                var asked = new Lessons(lessons[..end], end - (end % (index + 1)));
                Assert.Equal(Drawn(new LearnedPolicy(options), space, asked), Drawn(learned, space, asked));
            });
        }
    }, iter: 50);

    [Fact]
    public void For_AnotherPast_ForgetsTheOldOne()
    {
        var space = TestSpace.Flat(3, 4);
        var learned = new LearnedPolicy(Tabular);
        learned.For(space, All(Random(space, 1, 20)));
        var other = All(Random(space, 2, 30));
        Assert.Equal(Drawn(new LearnedPolicy(Tabular), space, other), Drawn(learned, space, other));
    }

    [Fact]
    public void For_MoreThanCanBeLearned_LeavesTheFirstOut()
    {
        var (space, options) = (TestSpace.Flat(300, 2), new ReinforceOptions(IsLstm: true, Hidden: 64));
        var most = options.MostLessons(space);
        var lessons = Random(space, 1, most + 1);
        var part = Math.Max(1, most / 8);
        Assert.Equal(Drawn(new(options), space, All(lessons[part..])), Drawn(new(options), space, All(lessons)));
        Assert.NotEqual(Drawn(new(options), space, All(lessons[(part + 1)..])), Drawn(new(options), space, All(lessons)));
    }

    private static Lesson[] Random(TestSpace space, int seed, int count)
    {
        var random = RandomStream.Create(seed, "lessons");
        return [.. Enumerable.Range(0, count).Select(_ => new Lesson(space.Sample(random), random.NextDouble() - 0.5))];
    }

    private static Lessons All(Lesson[] lessons) => new(lessons, lessons.Length);

    private static List<Genotype> Drawn(LearnedPolicy learned, TestSpace space, Lessons lessons)
    {
        var random = RandomStream.Create(7, "draw");
        var policy = learned.For(space, lessons);
        return [.. Enumerable.Range(0, 30).Select(_ => policy.Draw(space, random))];
    }
}
