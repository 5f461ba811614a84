// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IExchange} from "../../exchange/interfaces/IExchange.sol";

/// @notice What a vault's investors agree to; fixed for its life.
/// @param developer The model's owner, who receives `developerShareBps` of each fee.
/// @param treasury The platform, which receives the rest.
/// @param performanceFeeBps Part of the profit above an investor's mark that is taken as fee.
struct VaultTerms {
    IExchange exchange;
    uint32 marketId;
    bytes32 modelId;
    address developer;
    address treasury;
    uint16 performanceFeeBps;
    uint16 developerShareBps;
    uint64 distributionIntervalSeconds;
}

enum RedeemState {
    None,
    Requested,
    Processed,
    Claimed
}

/// @notice An investor's way out.
/// @param shares Held by the vault since the request.
/// @param highWaterMark The investor's mark at the request (WAD).
/// @param assets Fixed when processed; what was paid once claimed.
struct RedeemRequest {
    address investor;
    RedeemState state;
    uint64 requestedAt;
    uint256 shares;
    uint256 highWaterMark;
    uint256 assets;
}
