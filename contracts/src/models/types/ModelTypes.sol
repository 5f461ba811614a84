// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @param owner Who published it: the developer of the model's vaults.
/// @param publishedAt Unix seconds.
struct Model {
    bytes32 modelId;
    address owner;
    uint64 publishedAt;
    string name;
    string licence;
    string uri;
}

/// @notice What a backtest said, in integers: ratios in basis points, Sharpe and the like in thousandths.
/// @param marketId Whose candles.
/// @param firstOpenTimeMs Opening time of the first candle, Unix milliseconds: with the last one's, what to fetch again.
/// @param datasetId Hash of the candles.
/// @param parametersHash Hash of the backtest's parameters.
/// @param resultHash Hash of the whole result: what another run must reproduce.
/// @param engineDigest Hash of the engine's WASM file that ran it.
struct Evaluation {
    uint32 marketId;
    uint64 firstOpenTimeMs;
    uint64 lastOpenTimeMs;
    bytes32 datasetId;
    bytes32 parametersHash;
    bytes32 resultHash;
    bytes32 engineDigest;
    int64 totalReturnBps;
    int32 sharpeMilli;
    int32 sortinoMilli;
    int32 calmarMilli;
    uint32 maxDrawdownBps;
    uint32 turnoverMilli;
    uint32 tradeCount;
    uint32 barCount;
}

/// @param evaluator Who recorded it. Anyone may: only a replay tells whether it is true.
/// @param recordedAt Unix seconds.
struct EvaluationRecord {
    Evaluation evaluation;
    address evaluator;
    uint64 recordedAt;
}
