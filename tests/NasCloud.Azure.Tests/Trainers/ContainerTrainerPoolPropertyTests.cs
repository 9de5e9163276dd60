using Microsoft.Extensions.Time.Testing;
using NasCloud.Azure.Jobs;
using NasCloud.Azure.Tests.Jobs;
using NasCloud.Azure.Trainers;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Trainers;
using NasCloud.Testing.Storage;

namespace NasCloud.Azure.Tests.Trainers;

/// <summary>Two hosts, one search, and an Azure in which anything may go wrong.</summary>
public sealed class ContainerTrainerPoolPropertyTests
{
    private const int Parallelism = 3;

    private enum Event
    {
        FirstHostLooks,
        SecondHostLooks,
        BothHostsLook,
        AMinutePasses,
        SixMinutesPass,
        TrainersBeat,
        TrainerDiesUnseen,
        TrainerFails,
        TrainerEnds,
        StartIsThrottled,
        StartIsDropped,
        AnswersAreLost,
        AnswersHaveNoName,
        AzureFails,
        AzureIsWell,
    }

    [Fact]
    public Task EnsureAsync_WhateverHappens_NeverMoreThanWantedAndAllOfThemInTheEnd() =>
        Gen.Enum<Event>().Array[1, 60].SampleAsync(
            async events =>
            {
                await using var arm = await FakeArm.StartAsync(new FakeTimeProvider());
                var world = new World(arm);
                foreach (var each in events)
                {
                    await world.HappensAsync(each);
                    Assert.InRange(world.Alive, 0, Parallelism);
                }

                await world.RecoversAsync();
                Assert.Equal(Parallelism, world.Alive);
            },
            iter: 60,
            threads: 1);

    // What is truly there, beside what Azure says.
    private sealed class World
    {
        private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
        private readonly SearchId _id = new("search-0001");
        private readonly HashSet<string> _dead = [];
        private readonly SearchRepository _repository;
        private readonly ContainerTrainerPool[] _hosts;
        private readonly FakeArm _arm;

        public World(FakeArm arm)
        {
            _arm = arm;
            _repository = new SearchRepository(new InMemoryObjectStore(_time));
            var options = new ContainerTrainerOptions { MostStartsPerSecond = 1000, MostFailures = int.MaxValue };
            _hosts = [.. Enumerable.Range(0, 2).Select(_ => new ContainerTrainerPool(new ContainerJobClient(TestPipeline.Create(), arm.Address), _repository, _time, options))];
        }

        public int Alive => AliveOnes().Count;

        public Task HappensAsync(Event what) => what switch
        {
            Event.FirstHostLooks => LookAsync(_hosts[0]),
            Event.SecondHostLooks => LookAsync(_hosts[1]),
            Event.BothHostsLook => Task.WhenAll(_hosts.Select(LookAsync)),
            Event.AMinutePasses => Change(() => _time.Advance(TimeSpan.FromMinutes(1))),
            Event.SixMinutesPass => Change(() => _time.Advance(TimeSpan.FromMinutes(6))),
            Event.TrainersBeat => BeatAsync(),
            Event.TrainerDiesUnseen => Change(() => Die(status: null)),
            Event.TrainerFails => Change(() => Die("Failed")),
            Event.TrainerEnds => EndAsync(),
            Event.StartIsThrottled => Change(() => _arm.ThrottledStarts = 1),
            Event.StartIsDropped => Change(() => _arm.DroppedStarts = 1),
            Event.AnswersAreLost => Change(() => _arm.StartAnswer = 0),
            Event.AnswersHaveNoName => Change(() => _arm.StartAnswer = 202),
            Event.AzureFails => Change(() => _arm.FailingReads = 20),
            _ => Change(Heal),
        };

        /// <summary>Nothing happens any more for as long as the pools may take to make up for it.</summary>
        public async Task RecoversAsync()
        {
            Heal();
            for (var minute = 0; minute < 30; minute++)
            {
                await BeatAsync();
                await Task.WhenAll(_hosts.Select(LookAsync));
                _time.Advance(TimeSpan.FromMinutes(1));
            }
        }

        private void Heal() => (_arm.FailingReads, _arm.ThrottledStarts, _arm.DroppedStarts, _arm.StartAnswer) = (0, 0, 0, 200);

        private async Task LookAsync(ContainerTrainerPool host)
        {
            try
            {
                await host.EnsureAsync(_id, Parallelism, CancellationToken.None);
            }
            catch (StoreException)
            {
                // Azure fails; the workflow would call again.
            }
        }

        private List<string> AliveOnes() => [.. _arm.Running.Where(each => !_dead.Contains(each))];

        private void Die(string? status)
        {
            if (AliveOnes() is not [var first, ..])
                return;
            _dead.Add(first);
            if (status is not null)
                _arm.SetStatus(first, status);
        }

        private async Task EndAsync()
        {
            if (AliveOnes() is not [var first, ..])
                return;
            Die("Succeeded");
            await _repository.WriteHeartbeatAsync(_id, Heartbeat(first) with { EndedAt = _time.GetUtcNow() }, CancellationToken.None);
        }

        private async Task BeatAsync()
        {
            foreach (var alive in AliveOnes())
                await _repository.WriteHeartbeatAsync(_id, Heartbeat(alive), CancellationToken.None);
        }

        private TrainerHeartbeat Heartbeat(string execution) => new(_arm.Variable(execution, TrainerVariables.Trainer), _time.GetUtcNow(), _time.GetUtcNow());

        private static Task Change(Action change)
        {
            change();
            return Task.CompletedTask;
        }
    }
}
